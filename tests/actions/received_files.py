"""Files as browsers and crawlers save pages, made for the tests."""

import base64
import json
import uuid
import zipfile
from gzip import compress
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.actions.conftest import article_page

PAGE = "https://courier.example/wall"
STYLE = "https://courier.example/style.css"
PICTURE = "https://courier.example/wall.png"


def _photo() -> bytes:
    """A picture that is large enough not to be taken for decoration."""
    out = BytesIO()
    Image.effect_noise((120, 90), 50).save(out, "PNG")
    return out.getvalue()


PHOTO = _photo()


def singlefile(*, comment: bool = True, url: str = PAGE) -> bytes:
    """As SingleFile writes it: a comment first, pictures inside."""
    inside = "data:image/png;base64," + base64.b64encode(PHOTO).decode()
    html = article_page().replace("/wall.png", inside)
    said = f"""<!DOCTYPE html> <html lang="en"><!--
 Page saved with SingleFile
 url: {url}
 saved date: Tue Nov 25 2025 14:03:11 GMT+0100 (Central European Standard Time)
-->"""
    marked = html.replace('<!DOCTYPE html><html lang="en">', said if comment else "<html>")
    return marked.encode()


def mhtml(style: str = "") -> bytes:
    """As Chrome writes it: a MIME message, the page first; with ``style`` a sheet of styles."""
    html = article_page()
    if style:
        html = html.replace("</head>", f'<link rel="stylesheet" href="{STYLE}"></head>')
        html = html.replace("</body>", '<div class="own"></div></body>')
    page = base64.encodebytes(html.encode()).decode()
    picture = base64.encodebytes(PHOTO).decode()
    return f"""From: <Saved by Blink>
Snapshot-Content-Location: {PAGE}
Subject: What the survey left out
Date: Tue, 25 Nov 2025 13:03:11 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--a----"


------MultipartBoundary--a----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: base64
Content-Location: {PAGE}

{page}
------MultipartBoundary--a----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: {PICTURE}

{picture}
------MultipartBoundary--a----
Content-Type: text/css
Content-Location: {STYLE}

{style}
------MultipartBoundary--a------
""".replace("\n", "\r\n").encode()


def warc(*, gzip: bool = True, other: bytes | None = None) -> bytes:
    """A crawl of the page, its picture, and a page of another frame."""
    page = other if other is not None else article_page().encode()
    records = []
    for url, body, kind in (
        (PAGE, page, "text/html; charset=utf-8"),
        (PICTURE, PHOTO, "image/png"),
    ):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        fields = f"""WARC/1.1
WARC-Type: response
WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>
WARC-Target-URI: {url}
WARC-Date: 2025-11-25T13:03:11Z
Content-Type: application/http; msgtype=response
Content-Length: {len(http)}

"""
        record = fields.replace("\n", "\r\n").encode() + http + b"\r\n\r\n"
        records.append(compress(record) if gzip else record)
    return b"".join(records)


def wacz(to: Path, records: bytes | None = None, pages: tuple[str, ...] = (PAGE,)) -> Path:
    """A package of that crawl at ``to``."""
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url} for url in pages)]
    with zipfile.ZipFile(to, "w") as package:
        package.writestr("archive/data.warc.gz", warc() if records is None else records)
        package.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
        package.writestr("datapackage.json", "{}")
    return to
