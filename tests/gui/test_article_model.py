"""The virtual list: pages on demand, one question at a time, nothing flashes."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytestqt.logging import _QtMessageCapture
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.domain.library import Sort
from archive_app.gui.article_model import PAGE, PICTURE, ROW, ArticleModel, Question
from archive_app.gui.background import Lanes
from archive_app.gui.thumbnails import thumbnail
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.gui.shelf import fill, wait
from tests.store.samples import article, saving

MANY = tuple(f"Article {number:03}" for number in range(PAGE * 2 + 10))


@pytest.fixture
def model(lanes: Lanes) -> ArticleModel:
    return ArticleModel(lanes)


def answered(qtbot: QtBot, model: ArticleModel, question: Question) -> None:
    model.ask(question)
    qtbot.waitUntil(lambda: model.shown == question and model.complete and model.rowCount() > 0)


def test_the_beginning_of_the_first_list_is_shown_before_the_whole(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library, MANY)
    seen: list[tuple[bool, int]] = []
    model.answered.connect(lambda: seen.append((model.complete, model.rowCount())))

    answered(qtbot, model, Question())
    first, whole = seen
    seen.clear()
    answered(qtbot, model, Question("article"))

    assert first[0] is False
    assert 0 < first[1] < len(MANY)
    assert whole == (True, len(MANY))
    assert seen == [(True, len(MANY))]


def test_while_one_types_the_first_rows_come_before_the_whole_answer(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library, MANY)
    answered(qtbot, model, Question())
    seen: list[tuple[bool, int]] = []
    model.answered.connect(lambda: seen.append((model.complete, model.rowCount())))

    answered(qtbot, model, Question("arti", typing=True))

    first, whole = seen
    assert first[0] is False
    assert 0 < first[1] < len(MANY)
    assert whole == (True, len(MANY))


def test_the_first_rows_of_a_key_wait_for_no_list_of_the_key_before(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library, MANY)
    answered(qtbot, model, Question())
    stopped = threading.Event()
    lanes.ordering.ask(lambda _: stopped.wait(), lambda _: None)  # SQLite hears of no stop yet

    model.ask(Question("arti", typing=True))
    qtbot.waitUntil(lambda: model.shown == Question("arti", typing=True))
    first = (model.complete, 0 < model.rowCount() < len(MANY))
    stopped.set()
    qtbot.waitUntil(lambda: model.complete)

    assert first == (False, True)
    assert model.rowCount() == len(MANY)


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library)
    answered(qtbot, model, Question())

    qtmodeltester.check(model)

    assert model.rowCount() == 4


def test_rows_are_the_newest_first_and_speak_of_themselves(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library)
    answered(qtbot, model, Question())

    spoken = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert model.index(0, 0).data() == "Tide gauge questioned"
    assert spoken.startswith("River rises, ")
    assert "Picture rights: Owner named" in spoken
    assert spoken.endswith("unread")


def test_a_page_is_fetched_when_its_rows_come_into_sight(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library, MANY)
    answered(qtbot, model, Question())
    last = model.index(len(MANY) - 1, 0)

    before = last.data(ROW)
    with qtbot.waitSignal(model.dataChanged):
        last.data()

    assert before is None
    assert last.data() == "Article 000"


def test_old_rows_stay_until_the_new_ones_are_ready(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library)
    answered(qtbot, model, Question())

    model.ask(Question("wall"))
    while_asked = [model.index(row, 0).data() for row in range(model.rowCount())]
    qtbot.waitUntil(lambda: model.rowCount() == 1)

    assert len(while_asked) == 4
    assert model.index(0, 0).data() == "Harbour wall holds"


def test_only_the_newest_of_quick_questions_is_shown(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library)
    shown: list[str] = []
    model.answered.connect(lambda: shown.append(model.shown.text))

    for text in ("r", "ri", "ris", "rise", "rises"):
        model.ask(Question(text, typing=True))
    wait(qtbot, lanes)

    assert shown[-1] == "rises"
    assert model.rowCount() == 1


def test_the_kept_article_is_found_again_in_another_order(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    fill(lanes.library)

    with qtbot.waitSignal(model.answered):
        model.ask(Question(sort=Sort.TITLE), keep=1)

    assert model.number(model.moved_to) == 1
    assert model.index(model.moved_to, 0).data() == "River rises"


def test_the_thumbnail_comes_with_the_row(qtbot: QtBot, lanes: Lanes, model: ArticleModel) -> None:
    fill(lanes.library)
    answered(qtbot, model, Question("rises"))

    assert model.index(0, 0).data(ROW).picture == 1
    assert isinstance(model.index(0, 0).data(PICTURE), QPixmap)


def test_bytes_that_are_no_picture_give_no_thumbnail(
    qtbot: QtBot, qtlog: _QtMessageCapture
) -> None:
    with qtlog.disabled():  # Qt complains of them, which is the point
        assert thumbnail(b"\xff\xd8dam", 64, 1.0) is None


def test_a_thumbnail_fills_a_square_at_the_screens_own_ratio(qtbot: QtBot) -> None:
    image = thumbnail(png(320, 200), 64, 2.0)

    assert image is not None
    assert (image.width(), image.height()) == (128, 128)
    assert QPixmap.fromImage(image).deviceIndependentSize().toSize().width() == 64


def test_a_page_without_a_site_is_told_without_a_gap(
    qtbot: QtBot, lanes: Lanes, model: ArticleModel
) -> None:
    with Archive.open(lanes.library) as archive:
        archive.articles.save(saving(replace(article(title="River rises"), site=None)))

    answered(qtbot, model, Question())

    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "River rises, 13 Jan 2026, unread"
