"""Saving a page from end to end: a real site, a real worker process, a real library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.progress import Progress, Step
from archive_app.actions.saved_file import copy_pdf
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.errors import (
    AddressError,
    ArchiveError,
    Cancelled,
    FetchError,
    NotFound,
    PageError,
)
from archive_app.domain.library import Sort
from archive_app.domain.rights import Badge
from archive_app.domain.saving import Saved
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page, png
from tests.extract.pdf_file import pdf
from tests.loopback_site import Answer, Handler, LoopbackSite

Save = Callable[[str], Saved]


def _files(library: Path) -> list[Path]:
    return [path for path in (library / "captures").rglob("*") if path.is_file()]


def test_a_saved_page_is_an_article_with_its_picture_its_claims_and_its_bytes(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    saved = save(f"{news.origin}/wall")

    opened = archive.articles.open(saved.article)
    picture = opened.pictures[0]
    assert saved.outcome == "saved"
    assert opened.content.title == "What the survey left out"
    assert opened.content.text == "\n\n".join(PARAGRAPHS)
    assert picture.badge is Badge.OWNER
    assert picture.placement.caption == "Waves at the wall."
    assert picture.placement.verdict.creator == ("Jane Doe",)
    assert picture.picture is not None
    assert payload_of(archive.library, *archive.pictures.place(picture.picture)) == png()


def test_an_opt_out_in_the_headers_of_a_page_is_kept_with_the_article(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("TDM-Reservation", "1"))
    news.answers["/wall"] = Answer(article_page().encode(), headers=headers)

    saved = save(f"{news.origin}/wall")

    claims = archive.articles.open(saved.article).content.page_claims
    assert [(claim.value, claim.source.value) for claim in claims] == [
        ("tdm-reservation: 1", "http_header")
    ]


def test_the_same_page_again_is_a_capture_but_no_new_version(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    first = save(f"{news.origin}/wall")

    second = save(f"{news.origin}/wall?utm_source=letter#top")

    assert (second.outcome, second.article, second.version) == ("unchanged", first.article, 1)
    assert len(archive.articles.captures(first.article)) == 2
    assert len(_files(archive.library)) == 2
    assert verify(archive).ok


def test_a_changed_page_is_a_new_version_and_keeps_number_tags_and_notes(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    first = save(f"{news.origin}/wall")
    archive.work.tag([first.article], ["Places/Port Ellery"], [])
    archive.work.note(first.article, "Second of three.")
    highlight_quote(archive, first.article, "eleven places", Mark(body="Which?"))
    news.page("/wall", article_page(paragraphs=("A new beginning of the text.", *PARAGRAPHS)))

    second = save(f"{news.origin}/wall")

    opened = archive.articles.open(first.article)
    mark = opened.annotations[0]
    assert (second.outcome, second.article, second.version) == ("new-version", first.article, 2)
    assert opened.tags == ("Places/Port Ellery",)
    assert opened.note == "Second of three."
    assert not mark.orphan
    assert opened.content.text[mark.anchor.start : mark.anchor.end] == "eleven places"


def test_a_changed_credit_alone_is_a_new_version(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    saved = save(f"{news.origin}/wall")
    news.page("/wall", article_page(credit="Photograph: John Roe / AFP"))

    assert save(f"{news.origin}/wall").outcome == "new-version"
    assert "credits" in archive.articles.versions(saved.article)[-1].changed


def test_progress_is_told_in_steps(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    heard: list[Progress] = []
    listening = replace(tools, report=heard.append)

    captured = adding.capture(adding.plan(archive, f"{news.origin}/wall"), listening)
    captured.discard()

    assert [standing.step for standing in heard] == [
        Step.FETCHING,
        Step.CLEANING,
        Step.PICTURES,
        Step.RIGHTS,
    ]


def test_a_stopped_save_keeps_nothing(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    heard: list[Progress] = []
    stopping = replace(
        tools,
        report=heard.append,
        stopped=lambda: bool(heard) and heard[-1].step is Step.PICTURES,
    )

    with pytest.raises(Cancelled, match="Nothing"):
        adding.capture(adding.plan(archive, f"{news.origin}/wall"), stopping)

    assert _files(archive.library) == []
    assert archive.articles.number_of(f"{news.origin}/wall") is None


def test_what_is_no_address_is_said_before_anything_is_asked(
    archive: Archive, site: LoopbackSite
) -> None:
    with pytest.raises(AddressError, match="is not a web address"):
        adding.plan(archive, "not an address")

    assert site.requests == []


def _fails(archive: Archive, tools: CaptureTools, url: str) -> ArchiveError:
    with pytest.raises(ArchiveError) as caught:
        adding.capture(adding.plan(archive, url), tools)
    assert _files(archive.library) == []
    return caught.value


def test_the_reading_process_starts_while_the_site_is_waited_for(
    archive: Archive, tools: CaptureTools, site: LoopbackSite
) -> None:
    running: list[int | None] = []

    def answer(handler: Handler) -> None:
        running.append(fresh.pid)
        handler.send(Answer(article_page().encode()))

    with Worker() as fresh:
        planned = adding.plan(archive, site.behave("/a", answer))
        adding.capture(planned, replace(tools, worker=fresh)).discard()

        assert running == [fresh.pid]
        assert fresh.pid is not None


def test_an_unknown_host_is_said_and_nothing_is_kept(archive: Archive, tools: CaptureTools) -> None:
    error = _fails(archive, tools, "https://nowhere.invalid/a")

    assert isinstance(error, FetchError)
    assert error.kind == "unknown-host"
    assert "Nothing was saved" in str(error)


def test_a_refused_connection_is_said_and_nothing_is_kept(
    archive: Archive, tools: CaptureTools
) -> None:
    with LoopbackSite() as gone:
        address = f"{gone.origin}/a"

    assert _fails(archive, tools, address).kind == "connection"


def test_a_page_that_is_gone_is_said_and_nothing_is_kept(
    archive: Archive, tools: CaptureTools, site: LoopbackSite
) -> None:
    error = _fails(archive, tools, f"{site.origin}/gone")

    assert error.kind == "http-404"
    assert str(error) == "The page is not there any more (404). Nothing was saved."


def test_an_empty_page_is_said_and_nothing_is_kept(
    archive: Archive, tools: CaptureTools, site: LoopbackSite
) -> None:
    site.page("/empty", "")

    error = _fails(archive, tools, f"{site.origin}/empty")

    assert isinstance(error, PageError)
    assert str(error) == "The site sent an empty page. Nothing was saved."


def test_this_computer_is_not_asked_unless_allowed(
    archive: Archive, tools: CaptureTools, news: LoopbackSite
) -> None:
    closed = replace(tools, settings=replace(tools.settings, allow_net=()))

    error = _fails(archive, closed, f"{news.origin}/wall")

    assert error.kind == "refused-address"
    assert news.requests == []


def test_a_pdf_is_kept_as_evidence_and_its_words_are_found(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    body = pdf(["Voids behind the facing", "were recorded."])
    news.answers["/report.pdf"] = Answer(body, headers=(("Content-Type", "application/pdf"),))

    number = save(f"{news.origin}/report.pdf").article

    opened = archive.articles.open(number)
    assert opened.content.title == "Survey of the wall"
    assert "Saved as evidence: this address is a PDF" in opened.content.warnings[0].message
    assert list(archive.search.numbers("facing", sort=Sort.SAVED, today=date(2026, 1, 13))) == [
        number
    ]
    assert verify(archive).ok


def test_a_saved_pdf_is_copied_for_the_systems_viewer_and_a_page_is_not(
    archive: Archive, news: LoopbackSite, save: Save, tmp_path: Path
) -> None:
    body = pdf(["Voids behind the facing"])
    news.answer("/x/report.pdf", body, Content_Type="application/pdf")
    number = save(f"{news.origin}/x/report.pdf").article

    copy = copy_pdf(archive, number, tmp_path)

    assert (copy, copy.read_bytes()) == (tmp_path / f"article-{number}.pdf", body)
    with pytest.raises(NotFound, match="not saved from a PDF"):
        copy_pdf(archive, save(news.address("/wall")).article, tmp_path)


def test_a_picture_address_is_kept_as_evidence_and_shown(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    opened = archive.articles.open(save(f"{news.origin}/wall.png").article)

    picture = opened.pictures[0].picture
    assert opened.content.warnings[0].kind == "unsupported-type"
    assert picture is not None
    assert payload_of(archive.library, *archive.pictures.place(picture)) == png()


def test_a_page_without_article_text_is_saved_and_says_so(
    archive: Archive, site: LoopbackSite, save: Save
) -> None:
    site.page("/app", '<html><body><div id="root"></div><script>start()</script></body></html>')

    opened = archive.articles.open(save(f"{site.origin}/app").article)

    assert opened.content.text == ""
    assert any("no article text was found" in notice.message for notice in opened.content.warnings)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Unclosed <b>bold <i>both</p><table><tr><td>cell<p>after" + " word" * 60,
        "<html><body><article><p>" + "<div>" * 3000 + "Deep water. " * 40,
        "\ufeff\u0000<!DOCTYPE nonsense><p>" + "Odd but readable words here. " * 20,
    ],
)
def test_broken_markup_is_saved_all_the_same(site: LoopbackSite, save: Save, body: str) -> None:
    site.page("/broken", body)

    assert save(f"{site.origin}/broken").outcome == "saved"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", headers=(("Content-Type", "image/png"),)), "empty picture file"),
        (Answer(b"<p>no picture</p>", headers=(("Content-Type", "text/html"),)), "no picture file"),
        (Answer(b"gone", 404), "not there any more"),
    ],
)
def test_a_picture_that_cannot_be_had_is_recorded_with_its_reason(
    archive: Archive, news: LoopbackSite, save: Save, answer: Answer, words: str
) -> None:
    news.answers["/wall.png"] = answer

    opened = archive.articles.open(save(f"{news.origin}/wall").article)

    assert opened.pictures[0].picture is None
    assert opened.pictures[0].missing is not None
    assert words in opened.pictures[0].missing.message
    assert any("without 1 of 1 picture" in notice.message for notice in opened.content.warnings)


def test_a_page_that_kills_its_reader_is_kept_and_says_that_it_has_no_text(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    with Worker(time_limit=0.001) as hasty:
        captured = adding.capture(
            adding.plan(archive, f"{news.origin}/wall"), replace(tools, worker=hasty)
        )
        saved = adding.save(archive, captured)

    opened = archive.articles.open(saved.article)
    assert opened.content.text == ""
    assert "could not be read" in opened.content.warnings[0].message
    assert verify(archive).ok


def test_the_numbers_of_an_article_stand_in_its_evidence(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    from archive_app.actions.evidence import read_evidence
    from archive_app.preserve.adopting import capture_metadata

    saved = save(f"{news.origin}/wall")

    evidence = read_evidence(capture_metadata(_files(archive.library)[0]) or b"")
    assert (evidence.article_number, evidence.version) == (saved.article, saved.version)
    assert evidence.article == archive.articles.content(saved.article)
