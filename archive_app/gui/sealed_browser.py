"""A browser that leaves no trace and has one way out: what both child programs with one share.

Off the record: no cookies, cache or history outlive it. It takes nothing from the disk, opens no
other window, downloads nothing, is allowed no camera, place or clipboard, and knows no service
workers. Everything it asks goes through the proxy it is given, even for this computer, and it
resolves no names itself. Without a proxy it asks nothing at all.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from archive_app.actions.rendering import may_go_without_sandbox

Kind = QWebEngineUrlRequestInfo.ResourceType
_NO_PORT = 9
"""The discard service: where nothing is asked, the proxy is one that nobody answers as."""
_NEVER = {
    Kind.ResourceTypeServiceWorker,
    Kind.ResourceTypeNavigationPreloadMainFrame,
    Kind.ResourceTypeNavigationPreloadSubFrame,
    Kind.ResourceTypePing,
    Kind.ResourceTypeCspReport,
    Kind.ResourceTypePluginResource,
    Kind.ResourceTypeObject,
    Kind.ResourceTypeMedia,
    Kind.ResourceTypePrefetch,
    Kind.ResourceTypeFavicon,
    Kind.ResourceTypeWebSocket,
    Kind.ResourceTypeSharedWorker,
}
"""Nothing that text or pictures of a page need; most of it would outlive the page or watch it."""
_WORDS = {
    Kind.ResourceTypeMainFrame: "page",
    Kind.ResourceTypeSubFrame: "frame",
    Kind.ResourceTypeStylesheet: "style",
    Kind.ResourceTypeScript: "script",
    Kind.ResourceTypeWorker: "script",
    Kind.ResourceTypeImage: "picture",
    Kind.ResourceTypeFontResource: "font",
    Kind.ResourceTypeXhr: "data",
    Kind.ResourceTypeJson: "data",
}
_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.AllowRunningInsecureContent,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
)


def arguments(gateway: int | None) -> list[str]:
    """What the engine is started with; ``gateway`` is the port of the only way out, if any.

    Its sandbox is left on. Only tests that run as root go without: see ``may_go_without_sandbox``.
    """
    for name in list(os.environ):  # the person's own switches must not open a door
        if name.startswith("QTWEBENGINE_"):
            del os.environ[name]
    flags = [
        f"--proxy-server=127.0.0.1:{gateway or _NO_PORT}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-gpu",
        "--js-flags=--max-old-space-size=512",
    ]
    if may_go_without_sandbox():
        flags.append("--no-sandbox")
    return [sys.argv[0], "--webEngineArgs", *flags]


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Looks at every request before it is made: ``judge`` says why it may not be, or None."""

    def __init__(self, judge: Callable[[str, str], str | None]) -> None:
        super().__init__()
        self._judge = judge

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let it pass or stop it."""
        if info.resourceType() in _NEVER:
            info.block(True)
            return
        url = info.requestUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if self._judge(url, _WORDS.get(info.resourceType(), "other")) is not None:
            info.block(True)


class SealedPage(QWebEnginePage):
    """A page that asks the person nothing and opens nothing."""

    def __init__(self, profile: QWebEngineProfile, *, scripts: bool) -> None:
        super().__init__(profile)
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
        settings.setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, scripts)
        settings.setAttribute(QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture, True)
        settings.setAttribute(QWebEngineSettings.WebAttribute.ErrorPageEnabled, False)
        self.permissionRequested.connect(_deny)

    def javaScriptConsoleMessage(self, *_: object) -> None:
        """Nothing: a page may not write into our log."""

    def javaScriptAlert(self, *_: object) -> None:
        """Nothing is asked of anybody."""

    def javaScriptConfirm(self, *_: object) -> bool:
        """No."""
        return False

    def javaScriptPrompt(self, *_: object) -> tuple[bool, str]:
        """No."""
        return False, ""

    def createWindow(self, _: object) -> None:  # type: ignore[override]
        """None: there is no other window."""


def sealed_profile(interceptor: Interceptor) -> QWebEngineProfile:
    """A profile that remembers nothing, all of whose requests ``interceptor`` sees."""
    profile = QWebEngineProfile()
    if not profile.isOffTheRecord():
        raise RuntimeError("the profile would leave traces")
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentPermissionsPolicy(
        QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    )
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setUrlRequestInterceptor(interceptor)
    profile.downloadRequested.connect(_refuse_download)
    return profile


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
