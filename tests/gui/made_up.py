"""A language that nobody speaks: every text in brackets and a third longer, as German would be."""

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse

from archive_app.resources import resource

_GATHERED = resource("i18n/news-archive_de.ts")
"""What lupdate found in the code."""
_LRELEASE = Path(sys.executable).parent / "pyside6-lrelease"


def make(folder: Path) -> Path:
    """The file of the language, as Qt reads it, made in ``folder`` of the texts that we gathered.

    No translator in Python: Qt asks for words also on other threads, with locks of its own held.
    """
    texts, made = folder / "made_up.ts", folder / "made_up.qm"
    tree = parse(_GATHERED)
    for message in tree.iter("message"):
        _say(message, message.findtext("source", ""))
    tree.write(texts, encoding="utf-8", xml_declaration=True)
    command = [str(_LRELEASE), str(texts), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    return made


def _say(message: Element, source: str) -> None:
    said = f"⟦{source}{'~' * (len(source) // 3)}⟧"
    forms = list(message.iter("numerusform"))
    for form in forms:
        form.text = said
    translation = message.find("translation")
    if translation is not None and not forms:
        translation.text = said
