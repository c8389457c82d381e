"""What is claimed of a picture, where it was found, and what the person decides."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Badge, Claim, Field, SourceKind, Status, Verdict
from archive_app.gui.background import Lanes
from archive_app.gui.images_tab import ImagesTab
from archive_app.gui.inspector_parts import CutLabel, Words
from archive_app.gui.rights_wording import finding
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article, pictures


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, lanes: Lanes, opened: OpenArticle) -> ImagesTab:
    shown = ImagesTab(theme, lanes)
    qtbot.addWidget(shown)
    shown.show_article(opened)
    return shown


def _said(tab: ImagesTab) -> list[str]:
    return [each.words for each in tab.findChildren(Words) if not each.isHidden()]


def _button(tab: ImagesTab, fits: Callable[[QAbstractButton], bool]) -> QAbstractButton:
    return next(button for button in tab.findChildren(QAbstractButton) if fits(button))


def test_differing_claims_are_both_shown_and_neither_is_chosen(tab: ImagesTab) -> None:
    said = _said(tab)

    assert "Example Agency or Ellery Courier?" in said
    assert "The caption and the file disagree. Check before you publish this picture." in said
    assert "Example Agency or Ellery Courier" in said


def test_the_evidence_is_quoted_with_its_place(tab: ImagesTab) -> None:
    said = _said(tab)

    assert "“Photograph: Jane Doe / Example Agency”" in said
    assert "Caption under the picture" in said
    assert "Copyright notice: “© Ellery Courier 2026”" in said
    assert "In the file, IPTC" in said
    paths = [each.text() for each in tab.findChildren(CutLabel)]
    assert "figure > figcaption > span.credit" in paths


def test_all_evidence_can_be_copied(tab: ImagesTab) -> None:
    _button(tab, lambda b: b.text() == "Copy all").click()

    copied = QGuiApplication.clipboard().text()
    assert "“Photograph: Jane Doe / Example Agency”\nCaption under the picture\nfigure >" in copied
    assert copied.count("\n\n") == 3


def test_a_thumbnail_is_named_by_caption_and_rights_and_chooses_its_picture(
    qtbot: QtBot, tab: ImagesTab
) -> None:
    thumb = _button(
        tab,
        lambda b: b.accessibleName() == "The tide gauge at the east quay.. Picture rights: Cleared",
    )

    with qtbot.waitSignal(tab.picture_chosen) as told:
        thumb.click()

    assert told.args == [1]
    assert "You may publish it" in _said(tab)


def test_clearing_differing_claims_asks_for_a_reason_first(qtbot: QtBot, tab: ImagesTab) -> None:
    decided = QSignalSpy(tab.decision_requested)
    tab.decision.cleared.click()
    assert decided.count() == 0
    assert "The claims differ: write a reason first." in _said(tab)

    tab.decision.reason.setText("Agreement 2026-7")
    tab.decision.cleared.click()

    assert decided.at(0) == [11, "cleared", "Agreement 2026-7", ""]


def test_do_not_use_needs_no_reason(qtbot: QtBot, tab: ImagesTab) -> None:
    with qtbot.waitSignal(tab.decision_requested) as told:
        tab.decision.blocked.click()

    assert told.args == [11, "blocked", "", ""]


def test_an_owner_is_set_by_name(qtbot: QtBot, tab: ImagesTab) -> None:
    tab.decision.owner.click()
    tab.decision.name.setText("Example Agency")

    with qtbot.waitSignal(tab.decision_requested) as told:
        qtbot.keyClick(tab.decision.name, Qt.Key.Key_Return)

    assert told.args == [11, "owner", "", "Example Agency"]


def test_a_decision_is_shown_with_its_trail_and_can_be_taken_back(
    qtbot: QtBot, tab: ImagesTab
) -> None:
    tab.choose(1)
    said = _said(tab)
    assert "Cleared, 15 Jan 2026" in said
    assert any("Agreement 2026-4 covers it." in each and "me" in each for each in said)

    with qtbot.waitSignal(tab.decision_requested) as told:
        tab.decision.withdraw.click()

    assert told.args == [12, "withdraw", "", ""]


def test_a_missing_picture_says_why_and_cannot_be_decided(tab: ImagesTab) -> None:
    tab.choose(2)

    assert "The picture is not there any more (404)." in _said(tab)
    assert tab.decision.isHidden()


def test_a_refresh_keeps_the_chosen_picture_and_the_reason_being_typed(
    tab: ImagesTab, opened: OpenArticle
) -> None:
    tab.decision.reason.setText("half a rea")

    tab.show_article(replace(opened, tags=("x",)))

    assert tab.position == 0
    assert tab.decision.reason.text() == "half a rea"


def test_an_article_without_pictures_says_so(tab: ImagesTab, opened: OpenArticle) -> None:
    tab.show_article(replace(opened, pictures=()))

    assert "No pictures were saved with this page." in _said(tab)


def _with(badge: Badge, verdict: Verdict) -> StoredPlacement:
    stored = pictures()[0]
    placement = replace(stored.placement, verdict=verdict)
    return replace(stored, placement=placement, badge=badge, decision=None)


@pytest.mark.parametrize(
    ("badge", "verdict", "headline", "part"),
    [
        (
            Badge.OPEN,
            Verdict(Status.CREATIVE_COMMONS, licence="CC BY-SA 4.0"),
            "CC BY-SA 4.0",
            "is claimed",
        ),
        (
            Badge.OWNER,
            Verdict(Status.AGENCY, organisation="Example Agency"),
            "Example Agency",
            "That is a claim",
        ),
        (
            Badge.PLACEHOLDER,
            Verdict(Status.PLACEHOLDER, credit="Courtesy: internet"),
            "“Courtesy: internet”",
            "names nobody",
        ),
        (Badge.NOTHING, Verdict(), "Nobody is named", "does not make it free"),
    ],
)
def test_a_claim_is_never_said_as_a_fact(
    badge: Badge, verdict: Verdict, headline: str, part: str
) -> None:
    found = finding(_with(badge, verdict))

    assert found.headline == headline
    assert part in found.sentence


def test_an_opt_out_of_the_page_is_shown_with_its_pictures(
    tab: ImagesTab, opened: OpenArticle
) -> None:
    told = Claim(Field.DATA_MINING, "tdm-reservation: 1", SourceKind.HTTP_HEADER, "header")
    content = replace(opened.content, page_claims=(told,))

    tab.show_article(replace(opened, content=content))

    assert {"Data mining (page)", "tdm-reservation: 1"} <= set(_said(tab))
