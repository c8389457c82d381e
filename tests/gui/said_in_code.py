"""What the code says, read from its source: the texts that a table of another language needs."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import archive_app
from archive_app.gui.sentences import PLACE

ROOT = Path(archive_app.__path__[0])

NEVER_SHOWN = {
    "__init__.py": "the program's name",
    "actions/batch_search.py": "of the command line alone",
    "codings.py": "technical words for the details",
    "domain/query_words.py": "phrases, which the table clause has one by one",
    "exchange/attribution.py": "lines of exported files, which are English",
    "exchange/rendering.py": "lines of exported files, which are English",
    "exchange/rights_report.py": "lines of exported files, which are English",
    "gui/snapshots.py": "a queue made up for pictures of the window",
    "preserve/capture_file.py": "kept in the WARC",
    "Ask the records desk for the covering letter.": "a note of the sample archive",
    "First of two. The second was announced.": "a note of the sample archive",
    "Licence bought for the demo.": "a reason of the sample archive",
    "The article to open.": "help of the command line",
}
"""Modules and sentences that the window does not say, and why."""

_SENTENCE = re.compile(
    r"""[A-Z“‘{].*[a-z},:] \S.*[\w)}”’\]"][.?!](?: ?(?:[A-Z].*: )?\{\})?""", re.DOTALL
)
"""From a capital, a quotation mark or what is filled in to a full stop; a sentence may follow."""


def texts(node: ast.AST) -> Iterator[str]:
    """The texts below ``node`` but docstrings and what Qt's translator sees."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(ast.Constant()):
                continue
            case ast.Call(ast.Attribute(attr="tr" | "translate")):
                continue
            case ast.Call(ast.Name("translate" | "QT_TRANSLATE_NOOP")):
                continue
        text = template(child)
        if text is None:
            yield from texts(child)
        else:
            yield text


def template(node: ast.AST) -> str | None:
    """The text that ``node`` makes, with ``{}`` for each part that is filled in."""
    match node:
        case ast.Constant(str() as text):
            return text
        case ast.JoinedStr(parts):
            return "".join(template(part) or "{}" for part in parts)
    return None


@cache
def modules() -> dict[str, str]:
    """The code that may say something in the window, by path."""
    return {
        name: path.read_text("utf-8")
        for path in sorted(ROOT.rglob("*.py"))
        if not (name := path.relative_to(ROOT).as_posix()).startswith("cli/")
    }


@cache
def written_in(module: str) -> frozenset[str]:
    """Every text of ``module``, with ``{}`` for what is filled in."""
    return frozenset(texts(ast.parse(modules()[module])))


@cache
def sentences() -> frozenset[str]:
    """Those of all modules that are whole sentences for the person."""
    return frozenset(
        text
        for name in modules()
        for text in written_in(name)
        if _SENTENCE.fullmatch(text) and not {name, text} & NEVER_SHOWN.keys()
    )


def makes(text: str, known: str) -> bool:
    """Whether the code's ``text``, filled in, can be the ``known`` one of the table."""
    return _pattern(text).fullmatch(PLACE.sub("x x", known)) is not None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile("(.*)".join(map(re.escape, text.split("{}"))), re.DOTALL)


def handed(function: str, position: int) -> set[str]:
    """The texts that the code hands to ``function``, also by a variable of the same module."""
    found: set[str | None] = set()
    for source in modules().values():
        if f"{function}(" not in source:
            continue
        nodes = list(ast.walk(ast.parse(source)))
        named = [one for one in nodes if isinstance(one, ast.Assign)]
        for call in (one for one in nodes if isinstance(one, ast.Call)):
            if ast.unparse(call.func).split(".")[-1] == function and len(call.args) > position:
                given = call.args[position]
                same = [x.value for x in named if ast.unparse(x.targets[0]) == ast.unparse(given)]
                found |= {template(one) for one in (given, *same)}
    return {text for text in found if text is not None}
