"""What leaves for the system's programs; where it has none, the person hears of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from archive_app.gui.outside import open_outside
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toasts


class Browser(QObject):
    """A program that the system has for addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def toasts(frame: QWidget, theme: Theme) -> Toasts:
    return Toasts(theme, frame)


# The offscreen platform is a system without any program, and says so in the log, too.
@pytest.mark.qt_log_ignore("does not support QPlatformServices::open")
def test_a_folder_that_no_program_opens_is_named_and_can_be_copied(
    toasts: Toasts, tmp_path: Path
) -> None:
    open_outside(QUrl.fromLocalFile(str(tmp_path)), toasts)

    assert toasts.words == f"No program on this computer opens {tmp_path}"

    copy = next(each for each in toasts.findChildren(QPushButton) if each.text() == "Copy")
    copy.click()

    assert QGuiApplication.clipboard().text() == str(tmp_path)
    QGuiApplication.clipboard().clear()


@pytest.mark.qt_log_ignore("does not support QPlatformServices::open")
def test_an_address_is_named_to_be_read_and_copied_as_it_is(toasts: Toasts) -> None:
    address = "https://example.com/a%20story%2Fone?q=%C3%BC"

    open_outside(QUrl(address), toasts)
    told = toasts.words
    next(each for each in toasts.findChildren(QPushButton) if each.text() == "Copy").click()

    assert told.endswith("https://example.com/a story%2Fone?q=ü")
    assert QGuiApplication.clipboard().text() == address
    QGuiApplication.clipboard().clear()


def test_what_a_program_opens_needs_no_words(toasts: Toasts) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type] # bytes it refuses

    open_outside(QUrl("https://example.com/story"), toasts)

    QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://example.com/story"]
    assert toasts.isHidden()
