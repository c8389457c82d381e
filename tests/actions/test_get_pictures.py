"""Pictures that were missing are fetched later, as a capture of their own."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.get_pictures import capture_pictures, plan_pictures
from archive_app.actions.recover import recover
from archive_app.actions.verify import verify
from archive_app.domain.errors import FetchError, NotFound
from archive_app.domain.rights import Badge
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.loopback_site import Answer, LoopbackSite

PNG = (("Content-Type", "image/png"),)


@pytest.fixture
def lacking(archive: Archive, news: LoopbackSite, tools: CaptureTools) -> int:
    """An article saved without its picture."""
    picture = news.answers.pop("/wall.png")
    captured = adding.capture(adding.plan(archive, news.address("/wall")), tools)
    news.answers["/wall.png"] = picture
    news.requests.clear()
    return adding.save(archive, captured).article


def _files(library: Path) -> list[Path]:
    return sorted((library / "captures").rglob("*.warc*"))


def test_a_missing_picture_is_fetched_without_asking_for_the_page(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, lacking: int
) -> None:
    captured = capture_pictures(plan_pictures(archive, lacking), tools)
    saved = adding.save(archive, captured)

    opened = archive.articles.open(lacking)
    picture = opened.pictures[0]
    assert (saved.outcome, saved.version, opened.versions) == ("unchanged", 1, 1)
    assert news.paths == ["/wall.png"]
    assert news.requests[0].headers["referer"] == news.address("/wall")
    assert picture.badge is Badge.OWNER
    assert picture.picture is not None
    assert payload_of(archive.library, *archive.pictures.place(picture.picture)) == png()
    assert len(archive.articles.captures(lacking)) == 2
    assert verify(archive).ok


def test_pictures_that_are_still_missing_leave_everything_as_it_was(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, lacking: int
) -> None:
    news.answers["/wall.png"] = Answer(b"gone", 404)

    with pytest.raises(FetchError, match="None of the 1 missing") as failed:
        capture_pictures(plan_pictures(archive, lacking), tools)

    assert failed.value.kind == "http-404"
    assert len(_files(archive.library)) == 1


def test_a_page_is_saved_without_its_pictures_and_gets_them_later(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    planned = adding.plan(archive, news.address("/wall"), pictures=False)
    saved = adding.save(archive, adding.capture(planned, tools))
    asked = list(news.paths)
    bare = archive.articles.open(saved.article)
    adding.save(archive, capture_pictures(plan_pictures(archive, saved.article), tools))

    opened = archive.articles.open(saved.article)
    assert "/wall.png" not in asked
    assert [one.missing.kind for one in bare.pictures if one.missing] == ["not-fetched"]
    assert bare.content.warnings == ()
    assert opened.pictures[0].media_type == "image/png"
    assert opened.versions == 1


def test_pictures_can_be_asked_for_although_the_settings_leave_them(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    frugal = replace(tools, settings=replace(tools.settings, pictures=False))
    planned = adding.plan(archive, news.address("/wall"), pictures=True)
    saved = adding.save(archive, adding.capture(planned, frugal))

    assert archive.articles.open(saved.article).pictures[0].media_type == "image/png"


def test_an_article_that_lacks_nothing_says_so(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    captured = adding.capture(adding.plan(archive, news.address("/wall")), tools)
    saved = adding.save(archive, captured)

    with pytest.raises(NotFound, match="No picture of article 1 is missing"):
        plan_pictures(archive, saved.article)


def test_a_capture_of_pictures_that_a_crash_left_is_adopted(
    archive: Archive, tools: CaptureTools, lacking: int
) -> None:
    captured = capture_pictures(plan_pictures(archive, lacking), tools)

    def crash() -> None:
        with archive.at_once():
            adding.save(archive, captured)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    assert archive.articles.open(lacking).pictures[0].picture is None
    assert recover(archive).adopted == (lacking,)

    assert archive.articles.open(lacking).pictures[0].media_type == "image/png"
    assert archive.articles.open(lacking).versions == 1


def test_saving_the_page_again_afterwards_is_no_change(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, lacking: int
) -> None:
    adding.save(archive, capture_pictures(plan_pictures(archive, lacking), tools))

    captured = adding.capture(adding.plan(archive, news.page("/wall", article_page())), tools)

    assert adding.save(archive, captured).outcome == "unchanged"
