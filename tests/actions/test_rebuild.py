"""Libraries lost and found: everything that captures hold comes back from them."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive_app.actions import add as adding
from archive_app.actions import rebuild as rebuilding
from archive_app.actions.add import CaptureTools
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.open_library import open_library
from archive_app.actions.progress import Progress
from archive_app.actions.rebuild import (
    Anew,
    RebuildTools,
    read_anew,
    ready_index,
    rebuild,
    rebuild_index,
)
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.errors import Cancelled
from archive_app.domain.rights import Decision, Ruling, Scope
from archive_app.domain.saving import Saved
from archive_app.fetch.demo_site import ALLOWED, DemoSite
from archive_app.fetch.settings import FetchSettings
from archive_app.store import beginnings, ranking, reindexing
from archive_app.store.archive import Archive
from archive_app.store.content import PACKED, markup
from tests.actions.conftest import article_page, read_otherwise
from tests.loopback_site import LoopbackSite

CONTENT = (
    "article", "address", "version", "capture", "record", "picture", "thumbnail", "placement",
    "claim",
)  # fmt: skip
EVIDENCE = ("capture", "record", "picture", "thumbnail")
WORK = (
    "article_tag", "tag", "annotation", "edit", "decision", "event", "saved_search", "job",
)  # fmt: skip

Rows = dict[str, list[tuple[Any, ...]]]


def rows(library: Path, tables: tuple[str, ...]) -> Rows:
    """Every row of ``tables``; HTML and blocks by what they hold, however small they are made."""
    with sqlite3.connect(library / "archive.db") as db:
        sql = "SELECT * FROM {}"
        found = {table: sorted(db.execute(sql.format(table)), key=repr) for table in tables}
        if "version" in found:
            db.row_factory = sqlite3.Row
            found["version"] = [
                (*(row[name] for name in row.keys() if name not in PACKED), *markup(row))  # noqa: SIM118
                for row in db.execute("SELECT * FROM version ORDER BY version")
            ]
    db.close()
    return found


def forget(library: Path) -> None:
    for path in library.glob("archive.db*"):
        path.unlink()


def change(archive: Archive, sql: str, *values: object) -> None:
    archive._db.conn.execute(sql, values)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample site: every article, those that change saved twice."""
    library = tmp_path_factory.mktemp("demo") / "library"
    with open_library(library) as archive, Worker() as worker, DemoSite() as site:
        settings = Settings(allow_net=(ALLOWED,))
        tools = CaptureTools(library, worker, settings, FetchSettings())
        for page in site.pages:
            adding.save(archive, adding.capture(adding.plan(archive, page.address), tools))
        site.advance()
        for page in site.pages:
            adding.save(archive, adding.capture(adding.plan(archive, page.address), tools))
    return library


@pytest.fixture
def using(worker: Worker) -> RebuildTools:
    return RebuildTools(worker)


def test_a_library_rebuilt_from_its_captures_alone_is_the_same_row_by_row(
    demo: Path, using: RebuildTools
) -> None:
    before = rows(demo, CONTENT)
    forget(demo)

    with Archive.open(demo) as archive:
        found = rebuild(archive, using)
        hits = list(archive.search.find("harbour", limit=50, offset=0))
        unlike = archive.likeness.catch_up()

    after = rows(demo, CONTENT)
    assert (found.adopted, found.problems, unlike) == (len(before["capture"]), (), 0)
    assert len(before["version"]) > len(before["article"]) > 10
    for table in CONTENT:
        assert after[table] == before[table], table
    assert hits


def test_style_sheets_and_what_refers_to_them_are_rebuilt_row_by_row(
    library: Path, news: LoopbackSite, tools: CaptureTools, using: RebuildTools
) -> None:
    news.answer("/main.css", b"p{margin:0}", Content_Type="text/css")
    with open_library(library) as archive:
        for name in ("Budget", "Harbour"):
            page = article_page().replace("What the survey left out", f"The story of {name}")
            page = page.replace("</head>", '<link rel=stylesheet href="/main.css"></head>')
            url = news.page(f"/{name}", page.replace("summary", name))
            adding.save(archive, adding.capture(adding.plan(archive, url), tools))
    before = rows(library, EVIDENCE)
    forget(library)

    with Archive.open(library) as archive:
        rebuild(archive, using)

    assert rows(library, EVIDENCE) == before
    assert sum("main.css" in repr(row) for row in before["record"]) == 2


@pytest.mark.parametrize("together", [3, 50])
def test_a_rebuild_of_a_lost_database_that_was_stopped_goes_on_to_the_same_library(
    demo: Path, using: RebuildTools, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_TOGETHER", together)
    before = rows(demo, CONTENT)
    forget(demo)
    asked = iter([False] * 7 + [True])

    with Archive.open(demo) as archive:
        with pytest.raises(Cancelled):
            rebuild(archive, replace(using, stopped=lambda: next(asked)))
        assert rebuild(archive, using).adopted == len(before["capture"]) - 7

    assert rows(demo, CONTENT) == before


@pytest.mark.parametrize("what", list(Anew))
def test_reading_everything_anew_with_the_same_engine_changes_nothing(
    demo: Path, using: RebuildTools, what: Anew
) -> None:
    before = rows(demo, CONTENT)

    with Archive.open(demo) as archive:
        found = read_anew(archive, what, using)

    assert (found.versions, found.pictures, found.orphans, found.problems) == (0, 0, (), ())
    assert rows(demo, CONTENT) == before


@pytest.fixture
def saved(archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]) -> Archive:
    """One article, and what the person made of it."""
    number = save(f"{news.origin}/wall").article
    archive.work.tag([number], add=["War/Sea"])
    archive.work.note(number, "Ask again.")
    archive.work.edit(number, "section", "Harbour")
    highlight_quote(archive, number, "sixty-one pages", Mark(body="Get it"))
    archive.pictures.decide(
        Decision(0, 1, Scope.THIS, Ruling.CLEARED, "Licence 7", "Ann Other", datetime.now(UTC))
    )
    return archive


DAMAGE = (
    "UPDATE version SET title = 'x', language = NULL",
    "UPDATE claim SET value = 'Photo: Nobody' WHERE field = 'credit_line'",
    "UPDATE placement SET credit = NULL, status = 'unknown', verdict = '{}'",
    "DELETE FROM claim",
    "DELETE FROM thumbnail",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_content_that_was_damaged_is_restored_and_the_persons_work_is_not_touched(
    saved: Archive, using: RebuildTools, damage: str
) -> None:
    whole = {table: rows(saved.library, (table,)) for table in (*CONTENT, *WORK)}
    change(saved, damage)

    found = rebuild(saved, using)

    assert found.problems == ()
    content = rows(saved.library, ("version", "placement", "thumbnail", "picture", "article"))
    for table, after in content.items():
        assert after == whole[table][table], table
    claims = [row[4:] for row in rows(saved.library, ("claim",))["claim"]]
    assert claims == [row[4:] for row in whole["claim"]["claim"]]
    for table in WORK:
        assert rows(saved.library, (table,)) == whole[table], table


def test_claims_of_an_older_engine_give_way_and_stay_in_the_history(
    saved: Archive, using: RebuildTools
) -> None:
    change(saved, "UPDATE claim SET value = 'Foto: Old Rule', extractor = '0'")
    work = rows(saved.library, WORK)

    found = read_anew(saved, Anew.RIGHTS, using)

    picture = saved.articles.open(1).pictures[0]
    assert (found.versions, found.orphans) == (1, ())
    assert picture.placement.verdict.organisation == "Reuters"
    assert "Foto: Old Rule" not in {claim.value for claim in picture.placement.claims}
    assert {claim.value for claim in saved.rebuilding.superseded(1)} == {"Foto: Old Rule"}
    assert rows(saved.library, WORK) == work


def test_a_decision_stays_and_says_where_its_evidence_changed(
    saved: Archive, using: RebuildTools
) -> None:
    change(saved, "UPDATE claim SET value = 'Foto: Old Rule', extractor = '0'")
    saved.pictures.decide(
        Decision(0, 1, Scope.THIS, Ruling.CLEARED, "Then", "Ann Other", datetime.now(UTC))
    )
    assert not saved.articles.open(1).pictures[0].evidence_changed

    read_anew(saved, Anew.RIGHTS, using)

    picture = saved.articles.open(1).pictures[0]
    assert picture.evidence_changed
    assert [line.reason for line in picture.history] == ["Licence 7", "Then"]
    assert picture.badge.value == "cleared"


def test_marks_are_found_again_in_a_text_read_anew_and_lost_ones_are_listed(
    saved: Archive, using: RebuildTools
) -> None:
    text = saved.articles.version_text(1)
    older = "An old engine took this line along.\n\n" + text + "\n\nAnd this one."
    read_otherwise(saved, older)
    start = older.index("sixty-one pages")
    change(saved, "UPDATE annotation SET start = ?, text_sha256 = 'old'", start)
    change(
        saved,
        "INSERT INTO annotation SELECT 2, article, version, kind, 'An old engine', '', ' took', 0,"
        " 'old', colour, body, tags, created, modified, 0 FROM annotation",
    )

    found = read_anew(saved, Anew.EXTRACT, using)

    marks = {mark.annotation: mark for mark in saved.articles.open(1).annotations}
    assert saved.articles.version_text(1) == text
    assert text[marks[1].anchor.start :].startswith("sixty-one pages")
    assert [mark.anchor.exact for mark in found.orphans] == ["An old engine"]
    assert marks[2].orphan


def test_pictures_that_an_older_engine_missed_or_invented_come_and_go_with_their_history(
    saved: Archive, using: RebuildTools
) -> None:
    change(
        saved,
        "INSERT INTO placement SELECT NULL, version, 1, NULL, 'x', 'y', 'https://a.example/ad.gif',"
        " '[]', '', '', NULL, 0, 1, 'unknown', 0, '{}' FROM placement",
    )
    change(
        saved,
        "INSERT INTO claim SELECT NULL, 2, NULL, NULL, 'credit_line', 'Ad', NULL, 'alt', 'img', '',"
        " 1.0, '0', captured_at FROM claim LIMIT 1",
    )

    read_anew(saved, Anew.EXTRACT, using)

    opened = saved.articles.open(1)
    assert [one.placement.url.rpartition("/")[2] for one in opened.pictures] == ["wall.png"]
    assert opened.pictures[0].picture == 1
    assert rows(saved.library, ("superseded_claim",))["superseded_claim"][0][3] is not None


def test_a_stopped_rebuild_goes_on_where_it_was(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved], using: RebuildTools
) -> None:
    for number in range(1, 5):
        news.page(f"/{number}", article_page().replace("the survey", f"survey {number}"))
        save(f"{news.origin}/{number}")
    asked = iter([False, False, True])

    with pytest.raises(Cancelled, match="goes on from there"):
        read_anew(archive, Anew.RIGHTS, replace(using, stopped=lambda: next(asked)))

    assert read_anew(archive, Anew.RIGHTS, using).checked == 2
    assert read_anew(archive, Anew.RIGHTS, using).checked == 4


def test_a_capture_that_cannot_be_read_is_told_and_what_it_gave_stays(
    saved: Archive, using: RebuildTools
) -> None:
    file = saved.library / saved.articles.open(1).capture.warc
    before = rows(saved.library, CONTENT)
    file.write_bytes(file.read_bytes()[:300])

    found = read_anew(saved, Anew.EXTRACT, using)

    assert {notice.kind for notice in found.problems} == {"library-damaged"}
    assert rows(saved.library, CONTENT) == before
    assert rebuild(saved, using).problems
    assert rows(saved.library, CONTENT) == before


def test_rebuilding_asks_the_network_for_nothing(
    saved: Archive, using: RebuildTools, news: LoopbackSite
) -> None:
    asked = len(news.requests)

    rebuild(saved, using)
    read_anew(saved, Anew.EXTRACT, using)

    assert len(news.requests) == asked


def test_an_index_under_repair_is_stopped_and_goes_on(
    saved: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "_SECONDS", 0.0)
    heard: list[Progress] = []
    every = list(saved.search.numbers(""))
    words = "published:>2000"
    found = list(saved.search.numbers(words))

    with pytest.raises(Cancelled, match="goes on from there"):
        rebuild_index(saved, heard.append, lambda: len(heard) == 1)
    assert list(saved.search.numbers(words)) == found
    rebuild_index(saved, heard.append)

    assert {one.done for one in heard} == set(every)
    assert len(heard) > 1
    assert list(saved.search.numbers(words)) == found


def test_getting_the_index_ready_is_stopped_and_goes_on(
    saved: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "_SMALLEST", 1)
    monkeypatch.setattr(beginnings, "_SMALLEST", 1)
    heard: list[Progress] = []

    with pytest.raises(Cancelled, match="goes on from there"):
        ready_index(saved, heard.append, lambda: len(heard) == 1)
    ready_index(saved, heard.append)

    assert len(heard) > 1
    assert not saved.search.tidy()
    assert saved._db.execute("SELECT is_whole FROM beginnings").fetchone() == (1,)
