"""What the command line says of one saved or failed address."""

from typing import Any

from archive_app.actions.add import Capture
from archive_app.cli.output import say, warn
from archive_app.domain.errors import UNANNOUNCED, Notice
from archive_app.domain.saving import Saved
from archive_app.exchange.article_json import notice_json


def added_line(url: str, captured: Capture, saved: Saved) -> dict[str, Any]:
    """The result line of an address that was saved, as ``add --json`` prints it."""
    fetched = sum(picture.facts is not None for picture in captured.pictures)
    missing = len(captured.pictures) - fetched
    return {
        **failed_line(url, None),
        "final_url": captured.facts.final_url,
        "outcome": saved.outcome,
        "article": saved.article,
        "version": saved.version,
        "pictures": {"saved": fetched + captured.kept, "missing": missing},
        "warnings": [notice_json(notice) for notice in captured.article.warnings],
    }


def failed_line(url: str, error: Notice | None) -> dict[str, Any]:
    """The result line of an address that could not be saved."""
    return {
        "url": url,
        "final_url": None,
        "outcome": "failed",
        "article": None,
        "version": None,
        "pictures": {"saved": 0, "missing": 0},
        "warnings": [],
        "error": notice_json(error) if error else None,
    }


def say_added(line: dict[str, Any]) -> None:
    """The line in words: successes on standard output, failures and warnings on standard error."""
    if line["error"]:
        warn(f"{line['url']}: {line['error']['message']}")
        return
    words = {
        "saved": "Saved",
        "unchanged": "Already saved, no change",
        "new-version": f"Saved as version {line['version']}",
    }
    pictures = line["pictures"]["saved"]
    say(f"{words[line['outcome']]}: article {line['article']}, {pictures} pictures, {line['url']}")
    for notice in line["warnings"]:
        if notice["kind"] not in UNANNOUNCED:
            warn(f"  {notice['message']}")
