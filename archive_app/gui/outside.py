"""Folders, files and addresses given to the program that the system has for them."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from archive_app.gui.toasts import Toast, Toasts


def open_outside(url: QUrl, toasts: Toasts) -> None:
    """Let the system open ``url``; where it has no program for that, say so and offer the place.

    A system without a desktop's file manager or browser has none, and Qt then says no.
    """
    if QDesktopServices.openUrl(url):
        return
    file = url.toLocalFile()
    words = QCoreApplication.translate(
        "Outside", "No program on this computer opens {place}"
    ).format(place=file or url.toDisplayString())
    act = QCoreApplication.translate("Outside", "Copy")
    copied = file or url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    copy = QGuiApplication.clipboard().setText
    toasts.show_toast(Toast(words, act, lambda: copy(copied), problem=True))
