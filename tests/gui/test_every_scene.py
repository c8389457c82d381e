"""Every place, tab, panel and dialog that there is a picture of, walked in the made-up language.

Mirrored, in brackets and a third longer: nothing is left untranslated, put together from pieces or
cut off, and all that takes the focus has a name.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archive_app.gui.about_dialog import AboutDialog
from archive_app.gui.buttons import ChoiceBox, HintButton
from archive_app.gui.fact_edit import FactEdit
from archive_app.gui.inspector_parts import CutLabel, Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.one_line import OneLine
from archive_app.gui.scenes import every
from archive_app.gui.seen_order import is_stop
from archive_app.gui.theme import Theme
from tests.gui.shelf import click_row, fill, opened, wait
from tests.gui.test_accessibility import nameless
from tests.gui.test_language import is_translated, made_up, made_up_file, said

__all__ = ["made_up", "made_up_file"]

_TOLD = re.compile(r"As root no page|There is no browser|The dam in the morning|^[a-z]+:[>=<\d-]+$")
"""Sentences of the lower layers, which have a table of their own, and words of the sample."""

_SIDE_BY_SIDE = re.compile(r"⟧[\s.]*⟦")
"""Two texts one after the other: their order is another in another language."""

_CUTS_ITSELF = (OneLine, CutLabel)
"""Says "…" where it is cut."""

_HIT_TARGET = 24
"""Logical pixels each way, ``size.hit_target_min`` of the design."""

Findings = dict[str, set[str]]


def walked(qtbot: QtBot, window: MainWindow, look: Callable[[QWidget], set[str]]) -> Findings:
    """What ``look`` finds wrong in each scene."""
    found: Findings = {}
    for scene in every(""):
        scene.set_up(window)
        wait(qtbot, window.lanes)
        dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
        wrong = look(dialogs[-1] if dialogs else window)
        if wrong:
            found[scene.name] = wrong
        for dialog in dialogs:
            dialog.close()
        if scene.put_away is not None:
            scene.put_away(window)
    return found


def visible(root: QWidget) -> Iterator[QWidget]:
    return (one for one in (root, *root.findChildren(QWidget)) if one.isVisible())


def unspoken(root: QWidget) -> set[str]:
    """What met no translator; the names of libraries and licences are nobody's to translate."""
    if isinstance(root, AboutDialog):
        return set()
    here = [one for one in (root, *root.findChildren(QWidget)) if one.window() is root]
    texts = {text for one in here for text in said(one)} - {explained(root)}
    return {text for text in texts if not is_translated(text) and not _TOLD.search(text)}


def explained(root: QWidget) -> str:
    """What a search asks for: said from a table of its own, which other tests look at."""
    return root.panes.articles.explained if isinstance(root, MainWindow) else ""


def put_together(root: QWidget) -> set[str]:
    return {text for one in visible(root) for text in said(one) if _SIDE_BY_SIDE.search(text)}


def cut_off(root: QWidget) -> set[str]:
    return {f"{type(one).__name__}: {said(one)}" for one in visible(root) if _is_cut(one)}


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, QTabBar):
        return one.count() > 0 and not one.rect().contains(one.tabRect(one.count() - 1))
    if isinstance(one, HintButton):  # may stand with its icon alone
        return one.sizeHint().width() > one.width() + 1
    if isinstance(one, QAbstractButton):
        return one.fontMetrics().horizontalAdvance(one.text()) > one.width() + 1
    if isinstance(one, QComboBox):
        return not isinstance(one, ChoiceBox) and one.sizeHint().width() > one.width() + 1
    if not isinstance(one, QLabel) or isinstance(one, _CUTS_ITSELF):
        return False
    if one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() + 1
    return one.sizeHint().width() > one.width() + 1


@pytest.fixture(params=[(1440, 900), (1024, 700)], ids=["wide", "narrow"])
def foreign(
    qtbot: QtBot, made_up: None, theme: Theme, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The window in the made-up language, an article with a picture open."""
    fill(tmp_path / "library")
    with opened(qtbot, theme, tmp_path / "library") as window:
        window.resize(*request.param)
        click_row(window, 3)
        wait(qtbot, window.lanes)
        yield window


def test_no_text_of_any_scene_is_left_untranslated(qtbot: QtBot, foreign: MainWindow) -> None:
    assert walked(qtbot, foreign, unspoken) == {}


def test_no_text_of_any_scene_is_put_together_from_others(
    qtbot: QtBot, foreign: MainWindow
) -> None:
    assert walked(qtbot, foreign, put_together) == {}


def test_no_text_of_any_scene_is_cut_off(qtbot: QtBot, foreign: MainWindow) -> None:
    assert walked(qtbot, foreign, cut_off) == {}


def out_of_order(root: QWidget) -> set[str]:
    """Where Tab leads up, or back on a line, within one pane; and stops it never comes to."""
    if (last := root.focusWidget()) is not None:
        last.clearFocus()
    walk: list[QWidget] = []
    while root.focusNextPrevChild(True):
        here = root.focusWidget()
        if here is None or here in walk:
            break
        walk.append(here)
    # Asked now: of several buttons to choose one from, Qt lets Tab stop at the chosen alone.
    left = [one for one in visible(root) if is_stop(one) and one not in walk]
    wrong = {f"never {said(one)}" for one in left}
    for one, other in pairwise(walk):
        if _pane(root, one) is _pane(root, other) and _goes_back(root, one, other):
            wrong.add(f"{said(one)} then {said(other)}")
    return wrong


def _where(root: QWidget, one: QWidget) -> QRect:
    return QRect(one.mapTo(root, QPoint(0, 0)), one.size())


def _pane(root: QWidget, one: QWidget) -> QWidget | None:
    """The pane of the window that ``one`` stands in; what is read across is one after the other."""
    names = {"topbar", "sidebar_pane", "list_pane", "reader_pane", "side_pane", "popup", "preview"}
    pane: QWidget | None = one
    while pane is not None and pane is not root and pane.objectName() not in names:
        pane = pane.parentWidget()
    return pane


def _goes_back(root: QWidget, one: QWidget, other: QWidget) -> bool:
    before, after = _where(root, one), _where(root, other)
    same_line = abs(before.center().y() - after.center().y()) < 6
    mirrored = root.isRightToLeft()
    back = after.x() > before.x() if mirrored else after.x() < before.x()
    return after.bottom() < before.top() or (same_line and back)


def test_tab_goes_through_every_scene_as_the_eye_does(qtbot: QtBot, foreign: MainWindow) -> None:
    assert walked(qtbot, foreign, out_of_order) == {}


def too_small(root: QWidget) -> set[str]:
    """Buttons, boxes and fields that are hard to hit; words in a text are as high as its lines."""
    return {
        f"{type(one).__name__} {one.width()}×{one.height()}: {said(one)}"
        for one in visible(root)
        if is_stop(one)
        and not isinstance(one, Words | FactEdit)
        and min(_target(one).width(), _target(one).height()) < _HIT_TARGET
    }


def _target(one: QWidget) -> QWidget:
    """What is clicked for ``one``: of a line without a frame of its own, the field around it."""
    field = one.parentWidget() if isinstance(one, QLineEdit | QAbstractSpinBox) else None
    return field or one


def test_all_of_every_scene_can_be_hit(qtbot: QtBot, foreign: MainWindow) -> None:
    assert walked(qtbot, foreign, too_small) == {}


def moving(root: QWidget) -> set[str]:
    """What moves by itself or fades."""
    return {
        f"{type(one).__name__} of {type(one.parent()).__name__}"
        for one in root.findChildren(QAbstractAnimation)
        if one.state() is QAbstractAnimation.State.Running
    }


def test_nothing_of_any_scene_slides_or_fades(qtbot: QtBot, foreign: MainWindow) -> None:
    # The one thing that turns, the ring of the activity pill, has a test of its own.
    assert walked(qtbot, foreign, moving) == {}


def test_all_of_every_scene_that_takes_the_focus_has_a_name(
    qtbot: QtBot, foreign: MainWindow
) -> None:
    assert walked(qtbot, foreign, lambda root: set(nameless(root))) == {}
