"""A picture opened large: zoom, the next one, claims beside it, and the way out with credit."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.open_library import open_library
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.rights import Badge
from archive_app.fetch.settings import FetchSettings
from archive_app.gui.inspector_panel import IMAGES
from archive_app.gui.main_window import MainWindow
from archive_app.gui.picture_canvas import PictureCanvas
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import wait
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("first_open"),
]

_WORDS = "Engineers who walked the wall in May recorded voids behind the facing stones. " * 6
_PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The wall</title></head><body><article>
<h1>The wall</h1><p>{_WORDS}</p>
<figure><img src="/wall.jpg" alt="The wall" width="1600" height="900">
<figcaption>Waves at the wall. Photograph: Jane Doe / Reuters</figcaption></figure><p>{_WORDS}</p>
<figure><img src="/gauge.jpg" alt="The gauge" width="800" height="1200">
<figcaption>The gauge. Photo: Ellery Courier</figcaption></figure><p>{_WORDS}</p>
</article></body></html>"""


def jpeg(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one article of two pictures, really fetched; tests work on copies."""
    folder = tmp_path_factory.mktemp("saved") / "library"
    jpegs = (("Content-Type", "image/jpeg"),)
    with Worker() as worker, open_library(folder) as archive, LoopbackSite() as site:
        site.answers["/wall.jpg"] = Answer(jpeg(1600, 900), headers=jpegs)
        site.answers["/gauge.jpg"] = Answer(jpeg(800, 1200), headers=jpegs)
        address = site.page("/wall", _PAGE)
        tools = CaptureTools(folder, worker, Settings(allow_net=(LOOPBACK,)), FetchSettings())
        adding.save(archive, adding.capture(adding.plan(archive, address), tools))
    return folder


@pytest.fixture
def library(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "library"))


def open_first(qtbot: QtBot, window: MainWindow) -> PictureCanvas:
    window.commands.action("picture.open").trigger()
    canvas = window.desk.viewing.viewer.canvas
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(canvas.rect().center()).isValid())
    wait(qtbot, window.navigation.lanes)
    return canvas


def test_a_click_on_a_picture_opens_it_large_with_its_claims_beside_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    reader = window.panes.reader.reader
    reader.choose_picture(0, scroll=True)
    box = reader.picture_box(0)
    assert box is not None

    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    wait(qtbot, window.navigation.lanes)

    viewer = window.desk.viewing.viewer
    assert viewer.isVisible()
    assert viewer.size() == window.panes.middle.size()
    assert window.panes.inspector.tabs.currentIndex() == IMAGES
    assert window.panes.inspector.images.position == 0
    assert window.panes.inspector.isVisible()


def test_the_whole_picture_is_decoded_elsewhere_and_fitted(
    qtbot: QtBot, window: MainWindow
) -> None:
    canvas = open_first(qtbot, window)

    qtbot.waitUntil(lambda: canvas._picture.width() == 1600)

    assert canvas.fitted
    assert canvas.scale == pytest.approx(min(canvas.width() / 1600, canvas.height() / 900))


def test_arrows_walk_the_pictures_and_escape_gives_the_article_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    canvas = open_first(qtbot, window)
    viewer, images = window.desk.viewing.viewer, window.panes.inspector.images

    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    second = (viewer.position, images.position)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    first = (viewer.position, images.position)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert (second, first) == ((1, 1), (0, 0))
    assert not viewer.isVisible()
    assert window.panes.reader.reader.hasFocus()


def test_a_picture_chosen_in_the_inspector_is_shown_large(qtbot: QtBot, window: MainWindow) -> None:
    open_first(qtbot, window)

    window.panes.inspector.picture_chosen.emit(1)

    assert window.desk.viewing.viewer.position == 1


def test_the_credit_line_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    canvas = open_first(qtbot, window)

    qtbot.keyClick(canvas, Qt.Key.Key_C)

    line = QGuiApplication.clipboard().text()
    assert line.startswith("“Waves at the wall.” — Jane Doe / Reuters via")
    assert line in window.toasts.words


def test_a_saved_picture_carries_its_credit(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_first(qtbot, window)
    target = tmp_path / "wall.jpg"

    window.desk.viewing.save_to(0, target)
    qtbot.waitUntil(lambda: "Saved: wall.jpg" in window.toasts.words)

    assert b"Photograph: Jane Doe / Reuters" in target.read_bytes()
    with Image.open(target) as picture:
        assert picture.size == (1600, 900)


def test_a_picture_is_dragged_out_as_a_file_with_its_credit(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_first(qtbot, window)

    qtbot.waitUntil(lambda: window.desk.viewing.drag_data(0) is not None)

    data = window.desk.viewing.drag_data(0)
    assert data is not None
    [url] = data.urls()
    assert Path(url.toLocalFile()).name == "wall.jpg"
    assert b"Jane Doe" in Path(url.toLocalFile()).read_bytes()
    assert "Jane Doe / Reuters" in data.text()


def test_what_a_person_blocked_does_not_leave(
    qtbot: QtBot, window: MainWindow, library: Path, tmp_path: Path
) -> None:
    canvas = open_first(qtbot, window)
    window.panes.inspector.decision_requested.emit(1, "blocked", "Withdrawn by the agency", "")
    wait(qtbot, window.navigation.lanes)

    qtbot.keyClick(canvas, Qt.Key.Key_S)
    window.desk.viewing.save_to(0, tmp_path / "wall.jpg")
    qtbot.waitUntil(lambda: "not to be used" in window.toasts.words)

    assert not window.desk.viewing.viewer.save.isEnabled()
    assert not (tmp_path / "wall.jpg").exists()
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(1).pictures[0].badge is Badge.BLOCKED


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_first(qtbot, window)

    window.desk.viewing.save_to(0, tmp_path / "nowhere" / "deep" / "wall.jpg")

    qtbot.waitUntil(lambda: "could not be written" in window.toasts.words)


def test_another_article_closes_the_viewer(qtbot: QtBot, window: MainWindow) -> None:
    open_first(qtbot, window)

    window.desk.annotating.show_article(None)

    assert not window.desk.viewing.viewer.isVisible()


def test_every_button_of_the_viewer_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    open_first(qtbot, window)

    nameless = [
        widget
        for widget in window.desk.viewing.viewer.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]

    assert nameless == []


@pytest.fixture
def canvas(frame: QWidget, theme: Theme) -> PictureCanvas:
    """A canvas of 400 × 300 with a picture of 800 × 400, fitted to half its size."""
    shown = PictureCanvas(theme, frame)
    shown.resize(400, 300)
    shown.show()
    shown.set_picture(QImage(800, 400, QImage.Format.Format_RGB32), QSize(800, 400))
    shown.setFocus()
    return shown


def test_the_wheel_zooms_at_the_pointer(canvas: PictureCanvas) -> None:
    at = QPointF(100, 120)
    before = canvas._to_picture(at)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(canvas, event)

    after = canvas._to_picture(at)
    assert canvas.scale == pytest.approx(0.5 * 1.25**4)
    assert (after - before).manhattanLength() < 1e-6


def test_keys_zoom_between_the_whole_and_eight_times_its_pixels(
    qtbot: QtBot, canvas: PictureCanvas
) -> None:
    assert (canvas.scale, canvas.fitted) == (0.5, True)
    qtbot.keyClick(canvas, Qt.Key.Key_1)
    own = canvas.scale
    for _ in range(30):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    nearest = canvas.scale
    for _ in range(30):
        qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    least = (canvas.scale, canvas.fitted)

    assert (own, nearest, least) == (1.0, 8.0, (0.5, True))


def test_arrows_move_a_zoomed_picture_and_never_off_the_canvas(
    qtbot: QtBot, canvas: PictureCanvas
) -> None:
    steps = QSignalSpy(canvas.stepped)
    qtbot.keyClick(canvas, Qt.Key.Key_1)

    for _ in range(50):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)

    assert steps.count() == 0
    assert canvas._place().right() == pytest.approx(400)


def test_a_fitted_picture_is_dragged_out_and_a_zoomed_one_moved(
    qtbot: QtBot, canvas: PictureCanvas
) -> None:
    dragged = QSignalSpy(canvas.drag_wanted)

    def drag() -> None:
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
        qtbot.mouseMove(canvas, QPoint(240, 150))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(240, 150))

    drag()
    out = dragged.count()
    canvas.own_size()
    left = canvas._place().left()
    drag()

    assert (out, dragged.count()) == (1, 1)
    assert canvas._place().left() == pytest.approx(left + 40)


def test_a_resized_canvas_keeps_the_whole_picture_in_sight(canvas: PictureCanvas) -> None:
    canvas.resize(200, 300)

    assert canvas.scale == 0.25
