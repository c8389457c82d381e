"""Saving a page again, pages that lead on by their markup, and pictures asked for together."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import Capture, CaptureTools
from archive_app.actions.evidence import read_evidence
from archive_app.actions.page_pictures import AT_A_TIME
from archive_app.actions.recover import recover
from archive_app.actions.verify import verify
from archive_app.domain.errors import FetchError
from archive_app.domain.saving import Saved
from archive_app.preserve.adopting import capture_metadata
from archive_app.preserve.reading import payload_of, records
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page, png, read_otherwise
from tests.loopback_site import HTML, Answer, Behaviour, Handler, LoopbackSite

Save = Callable[[str], Saved]
MARKED = (("Content-Type", HTML), ("ETag", '"v1"'))


def marked(html: str) -> Behaviour:
    """A page with an ETag, which answers 304 to whoever names it."""

    def answer(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        handler.send(Answer(b"", 304, MARKED[1:]) if same else Answer(html.encode(), 200, MARKED))

    return answer


def statuses(library: Path) -> list[list[int | None]]:
    """Of each capture, oldest first, the status of every answer in it."""
    files = sorted((library / "captures").rglob("*.warc.gz"), key=lambda path: path.stat().st_mtime)
    kinds = {"response", "revisit"}
    return [[one.status for one in records(path) if one.kind in kinds] for path in files]


def test_a_page_that_the_site_calls_unchanged_is_a_capture_without_its_bytes(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    url = news.behave("/wall", marked(article_page()))
    first = save(url)

    second = save(url)

    captures = archive.articles.captures(first.article)
    assert (second.outcome, second.article, second.version) == ("unchanged", first.article, 1)
    assert [capture.status for capture in captures] == [200, 304]
    assert captures[0].sha256 == captures[1].sha256
    assert news.paths == ["/wall", "/wall.png", "/wall"]
    assert statuses(archive.library) == [[200, 200], [304]]
    (revisit,) = (
        one for one in records(archive.library / captures[1].warc) if one.kind == "revisit"
    )
    fields = dict(revisit.fields)
    assert fields["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert payload_of(archive.library, captures[1].warc, revisit.offset) == article_page().encode()
    assert verify(archive).ok


def test_a_third_time_still_asks_by_what_the_first_answer_said(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    url = news.behave("/wall", marked(article_page()))

    outcomes = [save(url).outcome for _ in range(3)]

    assert outcomes == ["saved", "unchanged", "unchanged"]
    assert [one.status for one in archive.articles.captures(1)] == [200, 304, 304]
    assert verify(archive).ok


def test_a_picture_that_was_missing_is_tried_again_although_the_page_is_the_same(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    url = news.behave("/wall", marked(article_page()))
    news.answers["/wall.png"] = Answer(b"", 503, (("Retry-After", "99"),))
    first = _saved(archive, url, tools)
    assert [one.kind for one in first.article.warnings] == ["pictures-missing"]
    news.answers["/wall.png"] = Answer(png(), headers=(("Content-Type", "image/png"),))

    second = _saved(archive, url, tools)

    opened = archive.articles.open(1)
    assert second.article.warnings == ()
    assert opened.versions == 1
    assert opened.pictures[0].picture is not None
    assert payload_of(archive.library, *archive.pictures.place(1)) == png()
    assert verify(archive).ok


def _saved(archive: Archive, url: str, tools: CaptureTools) -> Capture:
    captured = adding.capture(adding.plan(archive, url), tools)
    adding.save(archive, captured)
    return captured


def test_pictures_that_are_here_already_count_as_saved(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    url = news.behave("/wall", marked(article_page()))
    _saved(archive, url, tools)

    again = _saved(archive, url, tools)

    assert (again.pictures, again.kept) == ((), 1)


def test_a_page_whose_bytes_are_lost_is_asked_for_whole(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    url = news.behave("/wall", marked(article_page()))
    first = save(url)
    (archive.library / archive.articles.captures(first.article)[0].warc).unlink()

    assert save(url).outcome == "unchanged"

    assert archive.articles.captures(first.article)[-1].status == 200
    assert "if-none-match" not in news.requests[-2].headers


def test_a_page_without_text_is_asked_for_whole(site: LoopbackSite, save: Save) -> None:
    url = site.behave("/app", marked("<div id=root></div>"))
    save(url)

    save(url)

    assert "if-none-match" not in site.requests[-1].headers


def test_an_unchanged_capture_that_a_crash_left_is_adopted_as_such(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    url = news.behave("/wall", marked(article_page()))
    save(url)
    captured = adding.capture(adding.plan(archive, url), tools)

    def crash() -> None:
        with archive.at_once():
            adding.save(archive, captured)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    assert recover(archive).adopted == (1,)

    assert [one.status for one in archive.articles.captures(1)] == [200, 304]
    assert archive.articles.open(1).versions == 1
    path = archive.library / captured.facts.warc
    assert read_evidence(capture_metadata(path) or b"").article.text == "\n\n".join(PARAGRAPHS)
    assert verify(archive).ok


def test_a_page_that_leads_on_by_its_markup_is_followed_and_every_hop_is_kept(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    url = news.page("/old", '<meta http-equiv="refresh" content="0; url=/wall"><p>Moved.')

    saved = save(url)

    capture = archive.articles.captures(saved.article)[0]
    assert archive.articles.open(saved.article).content.title == "What the survey left out"
    assert capture.redirects == (url,)
    assert capture.final_url == news.address("/wall")
    assert statuses(archive.library) == [[200, 200, 200]]
    assert archive.articles.number_of(url) == saved.article
    assert verify(archive).ok


def test_pages_that_lead_round_in_a_circle_keep_nothing(
    archive: Archive, site: LoopbackSite, tools: CaptureTools
) -> None:
    one = site.page("/1", '<meta http-equiv="refresh" content="0;url=/2">')
    site.page("/2", '<meta http-equiv="refresh" content="0;url=/1">')

    with pytest.raises(FetchError) as failed:
        adding.capture(adding.plan(archive, one), tools)

    assert failed.value.kind == "redirect-loop"
    assert not list((archive.library / "captures").rglob("*.warc*"))


def gallery(count: int) -> str:
    figures = "".join(
        f'<figure><img src="/p{n}.png" width="640" height="480"><figcaption>Picture {n} of the'
        f" wall.</figcaption></figure><p>{PARAGRAPHS[n % 3]}</p>"
        for n in range(count)
    )
    return article_page().replace("</article>", figures + "</article>")


def test_pictures_are_asked_for_together_and_kept_in_order(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    together = threading.Barrier(AT_A_TIME, timeout=30)
    now, most = 0, 0
    lock = threading.Lock()

    def answer(handler: Handler) -> None:
        nonlocal now, most
        number = int(handler.path[2:-4])
        with lock:
            now += 1
            most = max(most, now)
        together.wait()  # breaks unless four are asked at once
        with lock:
            now -= 1
        handler.send(Answer(png(64 + number), headers=(("Content-Type", "image/png"),)))

    for number in range(8):
        news.behave(f"/p{number}.png", answer)
    del news.answers["/wall.png"]

    page = gallery(8).replace('src="/wall.png"', 'src="/p0.png"')
    opened = archive.articles.open(save(news.page("/wall", page)).article)

    assert most == AT_A_TIME
    assert {stored.width for stored in opened.pictures} == {64 + n for n in range(8)}
    assert all(
        stored.placement.url.endswith(f"/p{(stored.width or 0) - 64}.png")
        for stored in opened.pictures
    )
    assert news.paths.count("/p0.png") == 1
    assert verify(archive).ok


def test_stopping_while_pictures_are_under_way_keeps_nothing(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    begun = threading.Event()

    def hang(handler: Handler) -> None:
        begun.set()
        handler.wait(60)

    for number in range(8):
        news.behave(f"/p{number}.png", hang)
    news.page("/wall", gallery(8))

    with pytest.raises(Exception, match="Nothing") as stopped:
        adding.capture(
            adding.plan(archive, news.address("/wall")), replace(tools, stopped=begun.is_set)
        )

    assert getattr(stopped.value, "kind", "") == "cancelled"
    assert not list((archive.library / "captures").rglob("*.warc*"))


def test_a_page_that_another_engine_read_is_held_against_todays_reading_of_it(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    url = news.address("/wall")
    save(url)
    _as_an_older_program_left_it(archive, "ADVERTISEMENT\n\nAn older engine kept this.")
    same = save(url)
    news.page("/wall", article_page(paragraphs=PARAGRAPHS[:2]))

    changed = save(url)

    assert (same.outcome, changed.outcome) == ("unchanged", "new-version")
    assert archive.articles.versions(1)[-1].changed == ("text",)


def _as_an_older_program_left_it(archive: Archive, text: str) -> None:
    archive._db.execute("UPDATE capture SET program = 'News Archive 0.0.1'")
    read_otherwise(archive, text)


@pytest.mark.parametrize("same", [True, False], ids=["304", "200"])
def test_a_picture_whose_bytes_were_spoilt_is_whole_again_after_saving_again(
    archive: Archive, news: LoopbackSite, save: Save, same: bool
) -> None:
    news.behave("/wall", marked(article_page())) if same else None
    url = news.address("/wall")
    save(url)
    path, *_ = sorted((archive.library / "captures").rglob("*.warc.gz"))
    _spoil(path, archive.pictures.place(1).offset)
    broken = verify(archive)

    again = save(url)

    assert not broken.ok
    assert again.outcome == "unchanged"
    assert payload_of(archive.library, *archive.pictures.place(1)) == png()
    assert archive.pictures.place(1).warc != path.relative_to(archive.library).as_posix()


def _spoil(path: Path, offset: int) -> None:
    """Change one byte of the packed payload of the record at ``offset``."""
    body = bytearray(path.read_bytes())
    end = body.index(b"\x1f\x8b\x08", offset + 3)
    body[end - 12] ^= 0xFF
    path.write_bytes(body)
