"""Articles put together, when the library is rebuilt: in place, and from its captures alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.actions.backup import backup, restore_work
from archive_app.actions.backup_place import WORK
from archive_app.actions.compare import compare
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.merge import merge
from archive_app.actions.purge import empty_trash
from archive_app.actions.rebuild import Anew, RebuildTools, read_anew, rebuild
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.comparison import Kind
from archive_app.domain.errors import NotFound
from archive_app.domain.saving import Saved
from archive_app.store.archive import DATABASE, Archive
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.loopback_site import LoopbackSite

Save = Callable[[str], Saved]
KEPT, OTHER = 1, 2


@pytest.fixture
def merged(archive: Archive, news: LoopbackSite, save: Save) -> Archive:
    """One story at two addresses, merged; then the second address changed and was saved again."""
    save(news.address("/wall"))
    news.page("/wall-2", article_page(credit="Photograph: Ann Other"))
    save(news.address("/wall-2"))
    archive.work.tag([OTHER], add=["war"])
    highlight_quote(archive, OTHER, "sixty-one pages", Mark(body="Get it"))
    merge(archive, OTHER, KEPT)
    news.page("/wall-2", article_page(paragraphs=(*PARAGRAPHS, "The wall was mended in June.")))
    assert save(news.address("/wall-2")).article == KEPT
    return archive


def said(archive: Archive) -> list[object]:
    """What the library says of the kept article, in whatever order of saving."""
    opened = archive.articles.open(OTHER)
    versions = archive.articles.versions(KEPT)
    return [
        (opened.article, opened.tags, opened.version, opened.content.text),
        [(mark.anchor.exact, mark.body, mark.version, mark.orphan) for mark in opened.annotations],
        [(row.version, row.title, row.captured_at) for row in versions],
        [archive.articles.version_text(KEPT, row.version) for row in versions],
        sorted(facts.capture_id for facts in archive.articles.captures(KEPT)),
        archive.facts.info().articles,
        list(archive.search.numbers("sixty-one tag:war note:get")),
    ]


@pytest.mark.parametrize("what", [None, Anew.EXTRACT, Anew.RIGHTS])
def test_merged_articles_stay_together_when_the_library_is_rebuilt(
    merged: Archive, worker: Worker, what: Anew | None
) -> None:
    before = said(merged)

    if what is None:
        found = rebuild(merged, RebuildTools(worker))
    else:
        found = read_anew(merged, what, RebuildTools(worker))

    assert (found.adopted, found.orphans, found.problems) == (0, (), ())
    assert said(merged) == before
    assert verify(merged).ok


def test_what_changed_last_is_told_by_a_merged_number_too(merged: Archive) -> None:
    told = compare(merged, OTHER, None, None)

    assert told == compare(merged, KEPT, None, None)
    assert (told.article, told.old, told.new) == (KEPT, 2, 3)
    assert Kind.ADDED in {one.kind for one in told.blocks}


def test_the_versions_of_a_merged_number_are_compared_as_they_are_listed(merged: Archive) -> None:
    told = compare(merged, OTHER, 1, 2)

    listed = [row.version for row in merged.articles.versions(OTHER)]
    assert listed == [1, 2]
    assert told.blocks == compare(merged, KEPT, 2, 3).blocks


def test_a_lost_library_is_put_together_again_from_captures_and_the_persons_lines(
    merged: Archive, library: Path, worker: Worker, tmp_path: Path
) -> None:
    before, lines = said(merged), list(merged.portable.lines())
    backup(merged, tmp_path / "copy")
    merged.close()
    for path in library.glob(f"{DATABASE}*"):
        path.unlink()

    with Archive.open(library) as rebuilt:
        rebuild(rebuilt, RebuildTools(worker))
        restored = restore_work(rebuilt, tmp_path / "copy" / WORK)

        assert restored.missing == ()
        assert list(rebuilt.portable.lines()) == lines
        assert said(rebuilt)[1:3] == before[1:3]
        assert sorted(said(rebuilt)[3]) == sorted(before[3])  # type: ignore[call-overload]
        assert verify(rebuilt).ok


def test_a_merged_article_that_is_emptied_from_the_trash_takes_all_of_it_along(
    merged: Archive, library: Path
) -> None:
    merged.work.trash([KEPT])

    done = empty_trash(merged)

    assert (done.articles, done.files) == ((KEPT,), 3)
    assert not list((library / "captures").rglob("*.gz"))
    for number in (KEPT, OTHER):
        with pytest.raises(NotFound):
            merged.articles.open(number)
    assert verify(merged).ok
