"""Writes English singulars and plurals into a .ts file: ``python -m tests.gui.plurals FILE``.

The code says "%n article(s)"; lupdate gathers such texts, this takes them apart, and lrelease makes
of them what Qt reads. Forms that somebody wrote by hand stay.
"""

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape, unescape

_MESSAGE = re.compile(
    r"<source>(?P<source>[^<]*)</source>\s*"
    r'<translation type="unfinished">(?P<forms>\s*<numerusform>.*?)</translation>',
    re.DOTALL,
)


def forms(text: str) -> tuple[str, str]:
    """What ``text`` is for one and for many: "%n match(es)" gives "%n match" and "%n matches"."""
    many = text.replace("(s)", "s").replace("(es)", "es")
    return text.replace("(s)", "").replace("(es)", ""), many


def fill(texts: Path) -> None:
    """Write the forms that ``texts`` lacks."""
    old = texts.read_text("utf-8")
    texts.write_text(_MESSAGE.sub(_filled, old), "utf-8")


def _filled(message: re.Match[str]) -> str:
    one, many = (escape(form) for form in forms(unescape(message["source"])))
    return (
        f"<source>{message['source']}</source>\n        <translation>\n"
        f"            <numerusform>{one}</numerusform>\n"
        f"            <numerusform>{many}</numerusform>\n        </translation>"
    )


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
