"""Figures of the library."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from archive_app.domain.library import CaptureSize, Counts, SiteCount
from archive_app.store.archive import Archive
from archive_app.store.schema import step_names
from tests.store.samples import RIVER, article, digest, picture, placement, saving


def test_an_empty_library_counts_nothing(archive: Archive) -> None:
    assert archive.facts.counts(date(2026, 1, 1)) == Counts()


def test_sites_are_counted_largest_first(archive: Archive) -> None:
    for number, site in enumerate(["Bay Herald", "River Post", "River Post"]):
        page = replace(article(f"{RIVER}-{number}"), site=site)
        archive.articles.save(saving(page, number=number))

    sites = archive.facts.counts(date(2026, 1, 1)).sites

    assert sites == (SiteCount("River Post", 2), SiteCount("Bay Herald", 1))


def test_open_jobs_are_counted(archive: Archive) -> None:
    archive.jobs.add([RIVER, f"{RIVER}-2"])
    archive.jobs.cancel(1)

    assert archive.facts.counts(date(2026, 1, 1)).jobs == 1


def test_info_says_what_is_there(archive: Archive, library: Path) -> None:
    page = article(pictures=(placement(),))
    archive.articles.save(saving(page, pictures=(picture(),)))
    archive.articles.save(saving(article(words="Other.", pictures=(placement(),)), number=1))

    facts = archive.facts.info()

    assert (facts.articles, facts.versions, facts.pictures) == (1, 2, 1)
    assert facts.library == str(library)
    assert facts.bytes > 8192
    assert facts.schema == max(step_names())


def test_the_newest_capture_says_what_it_brought(archive: Archive) -> None:
    page = article(pictures=(placement(),))
    first = saving(page, pictures=(picture(),))
    archive.articles.save(first)

    before = archive.facts.newest_captures([1, 2])
    archive.articles.save(saving(article(words="Other."), number=1))
    after = archive.facts.newest_captures([1])

    assert before == {1: CaptureSize(sum(record.length for record in first.records), 1)}
    assert after[1].pictures == 0


def test_every_record_is_listed_with_its_picture(archive: Archive) -> None:
    page = article(pictures=(placement(),))
    one = saving(page, pictures=(picture(),))
    archive.articles.save(one)

    kept = list(archive.facts.records())

    assert [(record.warc, record.record, record.picture) for record in kept] == [
        (one.capture.warc, one.records[0], None),
        (one.capture.warc, one.records[1], 1),
    ]
    assert kept[1].record.payload_sha256 == digest("dam")


def test_captures_that_the_library_knows_are_listed(archive: Archive) -> None:
    archive.articles.save(saving())
    archive.articles.save(saving(number=1))

    assert archive.facts.known_captures() == {
        saving().capture.capture_id,
        saving(number=1).capture.capture_id,
    }
