"""What the layers below say: every sentence has its German, and the window shows it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from archive_app.actions.export_place import Existing, place_for
from archive_app.actions.media import Media
from archive_app.actions.page_pictures import fetching_notices
from archive_app.annotate.anchoring import place
from archive_app.domain.address import parse_address
from archive_app.domain.annotation import Colour
from archive_app.domain.article import ChosenText
from archive_app.domain.errors import ArchiveError, LibraryError, Notice
from archive_app.domain.library import JobState, Place
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.query import parse_query
from archive_app.domain.rights import Ruling
from archive_app.domain.watch import EVERY, NEVER
from archive_app.exchange.policy import NEEDS_REASON, parse_policy
from archive_app.fetch.faults import Subject
from archive_app.fetch.guard import Guard, LookupFault
from archive_app.fetch.proxies import Proxies
from archive_app.gui.history_dialog import HistoryDialog
from archive_app.gui.inspector_panel import IMAGES
from archive_app.gui.job_row import JobRow
from archive_app.gui.language import speak
from archive_app.gui.sentences import PLACE, in_own_words, tables
from archive_app.gui.theme import Theme
from archive_app.preserve.faults import damaged
from archive_app.store.archive import Archive
from archive_app.store.refresh import EDITABLE
from tests.gui.said_in_code import handed, makes, modules, sentences, written_in
from tests.gui.shelf import click_row, fill, opened, wait
from tests.store.samples import RIVER, article, highlight, picture, placement, ruling, saving

JOINED = {
    "{sentence} To show such pages to a browser, install it: pip install “news-archive[browser]”."
}
"""Made of two sentences while the program runs."""


def known(kind: str) -> dict[str, str]:
    """The German table ``kind`` by its English, with the names of the places."""
    table = tables("de")[kind]
    found = dict(table.whole)
    for one in table.templates:
        places = [f"{{{name}}}" for name in one.places]
        pairs = zip(one.around, [*places, ""], strict=True)
        found["".join(before + name for before, name in pairs)] = one.said
    return found


def shapes(kind: str) -> set[str]:
    return {PLACE.sub("{}", text) for text in known(kind)}


def test_every_sentence_of_the_lower_layers_has_its_german() -> None:
    table = known("sentence")

    assert len(sentences()) > 200
    assert {text for text in sentences() if not any(makes(text, one) for one in table)} == set()


def test_no_german_sentence_stands_for_one_that_nothing_says() -> None:
    table = known("sentence").keys() - JOINED

    assert {one for one in table if not any(makes(text, one) for text in sentences())} == set()


@pytest.mark.parametrize("kind", tables("de"))
def test_what_is_filled_in_is_kept(german: None, kind: str) -> None:
    for text, said in known(kind).items():
        probes = {name: f"Pröbe {at}" for at, name in enumerate(PLACE.findall(text))}

        assert in_own_words(text.format_map(probes), kind) == said.format_map(probes)
        assert set(PLACE.findall(said)) == set(PLACE.findall(text))


def test_every_part_of_a_sentence_that_the_code_chooses_has_its_german() -> None:
    addresses = ("127.0.0.1", "10.0.0.1", "169.254.0.1", "100.64.0.1", "224.0.0.1", "240.0.0.1")
    sources = {
        text
        for name in ("authors", "dates", "titles")
        for text in written_in(f"extract/{name}.py")
        if re.fullmatch(r"(the|a) [\w -]+|Open Graph", text)
    }

    assert {Guard().refusal(address) for address in addresses} == shapes("range")
    assert sources == shapes("source")
    assert handed("damaged", 1) == shapes("damage")
    assert handed("attempt", 0) == shapes("part")
    assert handed("_subject", 0) == shapes("thing")
    assert {media.value for media in Media if media is not Media.PAGE} == shapes("media")
    assert {badge.value for badge in NEEDS_REASON} == shapes("badge")
    assert {one.value for one in Ruling} == shapes("ruling")
    assert {name.capitalize() for name in EDITABLE} | {"Text"} == shapes("field")


def test_no_change_is_written_into_the_history_without_its_german() -> None:
    lines, table = handed("record", 2), shapes("change")

    assert len(lines) > 15
    assert {x for x in lines if not any(makes(x, one) or makes(one, x) for one in table)} == set()


@pytest.mark.parametrize("kind", ["type", "often", "peer", "signature"])
def test_no_part_of_a_sentence_stands_for_one_that_nothing_says(kind: str) -> None:
    assert shapes(kind) <= {text for name in modules() for text in written_in(name)}


@pytest.mark.parametrize(
    "query",
    ["titel:x", "banana:x", "is:readd", "is:banana", "published:soon", "title:", "tag:!!", '"open',
     ")", "(" * 14 + "x" + ")" * 14, " ".join(f"w{n}" for n in range(300))],
)  # fmt: skip
def test_what_is_wrong_with_a_query_is_said_in_german(german: None, query: str) -> None:
    problems = [token.problem for token in parse_query(query).problems if token.problem]

    assert problems
    assert [one for one in problems if in_own_words(one) == one] == []


def every_change(archive: Archive) -> set[str]:
    """What the history says of each change there is, alone and of several articles."""
    page = article(pictures=(placement(), placement("b.jpg")), words="The river rose two metres.")
    files = (picture(), picture(1, body="boat"))
    archive.articles.save(saving(page, pictures=files))
    for number in (1, 2, 3):
        archive.articles.save(saving(article(f"{RIVER}/{number}"), number=number))
    work = archive.work
    for numbers in ([1], [2, 3]):
        for on in (True, False):
            work.star(numbers, starred=on)
            work.mark_read(numbers, read=on)
            work.place(numbers, Place.DONE if on else Place.INBOX)
        work.trash(numbers)
        work.restore(numbers)
        work.tag(numbers, ["war", "floods"])
        work.tag(numbers, ["calm"], ["war", "floods"])
        work.tag(numbers, remove=["calm"])
    work.add_tag("draft")
    work.rename_tag("draft", "text")
    work.remove_tag("text")
    work.note(1, "Ask the mayor")
    for field in EDITABLE:
        work.edit(1, field, "2026-02-02")
    work.choose_text(1, ChosenText(1, "Chosen.", "<p>Chosen.</p>", ()), place)
    work.choose_text(1, None, place)
    for quote, body in (("river", ""), ("two metres", "measured")):
        mark, _ = archive.annotations.add(highlight(1, page, quote, body))
        archive.annotations.change(mark.annotation, body="again")
        archive.annotations.change(mark.annotation, body=body)
        archive.annotations.move(mark.annotation, replace(mark.anchor, start=0), 1)
        archive.annotations.remove(mark.annotation)
    search, _ = archive.searches.add("Rivers", "river")
    archive.searches.add("rivers", "flood")
    archive.searches.rename(search.search, "Floods")
    archive.searches.remove(search.search)
    for what in (1, "River Post"):
        for every in (*EVERY, NEVER):
            archive.watches.set(what, every)
    archive.feeds.remove(archive.feeds.add(f"{RIVER}/feed.xml").feed)
    archive.colour_names.set({Colour.GREEN: "Check"})
    for kind in Ruling:
        archive.pictures.decide(ruling(1, kind))
    archive.pictures.decide_all((1, 2), ruling(1))
    archive.articles.save(replace(saving(page, pictures=files, number=9), tags=("again",)))
    archive.merging.merge(4, 1, place)
    said = {event.subject for event in archive.history.events(500)}
    for gone in ([2, 3], [1]):
        archive.work.trash(gone)
        archive.purging.purge(gone)
    return said | {event.subject for event in archive.history.events(500)}


def test_every_change_of_the_history_has_its_german_and_none_is_left_over(
    german: None, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "library") as archive:
        subjects = every_change(archive)

    assert [one for one in subjects if in_own_words(one, "change") == one] == []
    assert [one for one in shapes("change") if not any(makes(one, x) for x in subjects)] == []


def shown(window: QWidget) -> str:
    """All words that labels below ``window`` show."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four articles, one with a picture that is missing and little text, and a failed job."""
    folder = tmp_path / "library"
    fill(folder)
    lost = Notice(
        "http-404", "The picture is not there any more (404). The article was kept without it."
    )
    little = Notice(
        "thin", "Saved, but only a little text was found. Compare it with the original page."
    )
    page = replace(article(f"{RIVER}/5", title="Dam", pictures=(placement(),)), warnings=(little,))
    missing = FetchedPicture(0, None, lost, page.pictures[0].url)
    why = Notice(
        "timeout", "The site did not answer in 10 seconds. Tried 3 times. Try again later."
    )
    with Archive.open(folder) as archive:
        archive.articles.save(saving(page, pictures=(missing,), number=5))
        archive.work.star([1, 2], starred=True)
        archive.jobs.add((RIVER,))
        job = archive.jobs.claim("test")
        assert job is not None
        archive.jobs.finish(job.job, JobState.FAILED, outcome="failed", error=why)
    return folder


def test_the_german_window_says_in_german_what_is_stored_in_english(
    qtbot: QtBot, german: None, theme: Theme, library: Path
) -> None:
    with opened(qtbot, theme, library) as window:
        lanes = window.navigation.lanes
        click_row(window, 0)
        wait(qtbot, lanes)
        notice = window.panes.reader.notice.words
        assert notice.startswith("Gesichert, aber es wurde nur wenig Text gefunden.")
        inspector = window.panes.inspector
        inspector.show_tab(IMAGES)
        wait(qtbot, lanes)
        assert "Die Bilddatei gibt es nicht mehr (404)." in shown(inspector)

        window.commands.action("history").trigger()
        wait(qtbot, lanes)
        [dialog] = window.findChildren(HistoryDialog)
        assert dialog.model.index(0).data() == "2 Artikel mit Stern versehen"
        dialog.close()
        window.commands.action("undo").trigger()
        wait(qtbot, lanes)
        assert "Rückgängig gemacht: 2 Artikel mit Stern versehen" in shown(window)

        window.commands.action("go.queue").trigger()
        wait(qtbot, lanes)
        [row] = window.panes.queue.findChildren(JobRow)
        assert "Die Website hat in 10 Sekunden nicht geantwortet." in shown(row)
        assert "3-mal versucht. Versuchen Sie es später erneut." in shown(row)


def test_an_error_is_said_in_german_and_its_details_are_copied_as_they_are(
    qtbot: QtBot, german: None, theme: Theme, library: Path
) -> None:
    with opened(qtbot, theme, library) as window:
        lanes = window.navigation.lanes
        lanes.writing.ask(lambda archive: archive.history.redo(), lambda _: None)
        wait(qtbot, lanes)
        assert "Es gibt nichts zu wiederholen." in shown(window)

        error = LibraryError("The PDF could not be written.", details="no space")
        lanes.failed.emit(error)
        assert "Das PDF konnte nicht geschrieben werden." in shown(window)


def test_english_says_every_sentence_as_it_is(german: None) -> None:
    sentence = "There is nothing to undo."
    assert in_own_words(sentence) == "Es gibt nichts rückgängig zu machen."

    speak("en")

    assert in_own_words(sentence) == sentence


def test_words_of_the_person_and_of_the_world_stay_as_they_are(german: None) -> None:
    assert in_own_words("1 article: tagged “page”, tag “done” removed", "change") == (
        "1 Artikel: Schlagwort „page“, Schlagwort „done“ entfernt"
    )
    assert in_own_words("A sentence that nobody wrote.") == "A sentence that nobody wrote."
    assert in_own_words("“{name}” is no address range. Write one like 192.168.1.0/24.") == (
        "„{name}“ ist kein Adressbereich. Schreiben Sie einen wie 192.168.1.0/24."
    )


def real_faults(tmp_path: Path) -> Iterator[str]:
    """What the lower layers really say, with all that they fill in."""
    page = Subject("page", "Nothing was saved.", 20 << 20, 10, 30)
    picture_file = Subject("picture", "The article was kept without it.", 512 << 10, 10, 30)
    for status in (301, 403, 404, 429, 451, 503):
        yield str(page.fault_of_status(status, login=False))
    yield str(picture_file.fault_of_status(401, login=True))
    yield str(picture_file.too_large())
    yield str(page.silent(2.5, 1))
    yield str(picture_file.not_asked_again("cdn.example", Notice("connection", "")))
    for kept in (page, picture_file):
        with pytest.raises(LookupFault) as unknown:
            Guard(lookup=lambda _host, _port: ()).addresses("a.example", 80)
        yield str(kept.fault(unknown.value, began=False, tries=1))
    yield str(page.asked_to_wait(300, 503))
    yield str(damaged("a.warc.gz", "the record at byte 7 is too large"))
    yield fetching_notices((FetchedPicture(0, None, Notice("timeout", "")),), 1)[0].message
    library = tmp_path / "library"
    with Archive.open(library) as archive:
        attempts: tuple[Callable[[], object], ...] = (
            lambda: parse_address("ftp://host/file"),
            lambda: Guard().addresses("10.0.0.1", 80),
            lambda: Guard(lookup=lambda _host, _port: ["127.0.0.1"]).addresses("a.example", 80),
            lambda: Guard(["lan"]),
            lambda: Proxies("gopher://x"),
            lambda: parse_policy("all"),
            lambda: archive.articles.open(9),
            lambda: archive.work.tag([9], ["war"]),
            lambda: archive.work.rename_tag("war", "peace"),
            archive.history.undo,
            lambda: archive.searches.add(" ", ""),
            lambda: place_for(library, Existing.REFUSE, library),
            lambda: place_for(tmp_path / "a file", Existing.REFUSE, library),
        )
        (tmp_path / "a file").write_text("taken")
        for attempt in attempts:
            with pytest.raises(ArchiveError) as caught:
                attempt()
            yield str(caught.value).replace(str(tmp_path), "/place")


def test_nothing_of_a_real_fault_is_left_in_english(german: None, tmp_path: Path) -> None:
    english = re.compile(
        r"\b(the|is|has|not|nothing|no|of|that|than|only|article)\b", re.IGNORECASE
    )
    said = [in_own_words(fault) for fault in real_faults(tmp_path)]

    assert [words for words in said if english.search(words)] == []
    assert len(said) == len(set(said)) > 20


def test_numbers_within_a_sentence_are_german(german: None) -> None:
    assert "(über 0,5 MB)" in in_own_words(
        "The page is too large (over 0.5 MB). Nothing was saved."
    )
    assert in_own_words("XMP-dc:Title was cut off after 10,000 characters.").endswith(
        "nach 10.000 Zeichen abgeschnitten."
    )
