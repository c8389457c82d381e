"""The rights report for the picture desk: what is cleared, open, owned, unknown, and how to credit.

One entry for each picture of each article, grouped by what is known of it, those first that need
somebody to look. No picture is in it: a report may go where the pictures may not.
"""

import csv
import html
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Badge
from archive_app.exchange.article_json import claim_json, decision_json
from archive_app.exchange.attribution import attribution, owner_of
from archive_app.resources import resource

Json = dict[str, Any]

WORDS = {
    Badge.DIFFER: "Claims differ",
    Badge.PLACEHOLDER: "No owner named",
    Badge.NOTHING: "Nothing found",
    Badge.OWNER: "Owner named",
    Badge.OPEN: "Open licence",
    Badge.CLEARED: "Cleared",
    Badge.BLOCKED: "Do not use",
}
"""The badges in the order of the report, with the words for people."""

COLUMNS = (
    "state", "article", "title", "page", "captured", "picture", "address", "caption",
    "credit", "credit_to_copy", "owner", "creator", "licence", "licence_url", "ask", "restrictions",
    "data_mining", "differs", "evidence_changed", "decided", "decided_by", "decided_at", "reason",
    "reference", "valid_until", "sha256",
)  # fmt: skip
"""Of the CSV form; several values in one cell are joined by "; "."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ORDER = list(WORDS)


def entries(opened: Iterable[OpenArticle]) -> list[Json]:
    """One entry for each picture of each article, in the order of the report."""
    found = [
        (_ORDER.index(stored.badge), _entry(article, stored))
        for article in opened
        for stored in article.pictures
    ]
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def as_json(pictures: Sequence[Json], articles: int, made: datetime) -> str:
    """The report as one JSON object, every claim with the place where it was read."""
    report = {
        "made": made.isoformat(timespec="seconds"),
        "articles": articles,
        "counts": _counts(pictures),
        "owners": [{"owner": name, "pictures": n} for name, n in _owners(pictures)],
        "pictures": list(pictures),
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def as_csv(pictures: Sequence[Json]) -> str:
    """The report as a table, one line a picture.

    A cell that a spreadsheet would take for a formula ("=AP", "@handle") begins with an apostrophe.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for entry in pictures:
        flat = {**entry, **_decided(entry)}
        table.writerow([_cell(flat[name]) for name in COLUMNS])
    return out.getvalue()


def as_html(pictures: Sequence[Json], articles: int, made: datetime) -> str:
    """The report as a page that needs nothing beside it."""
    sections = "".join(_section(badge, pictures) for badge in WORDS)
    counts = _counts(pictures)
    summary = " · ".join(f"{WORDS[badge]}: {counts[badge.value]}" for badge in WORDS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rights report</title><style>{resource("export.css").read_text("utf-8")}
body {{ max-width: 70rem; }} .copy {{ user-select: all; }} td {{ vertical-align: top; }}</style>
</head><body><header><h1>Rights report</h1>
<p class="facts">{len(pictures)} pictures in {articles} articles, {made:%Y-%m-%d %H:%M} UTC.
Claims are what pages and files say; only “Cleared” and “Do not use” were decided by a person.</p>
<p class="facts">{summary}</p></header>
{_owner_table(pictures)}{sections}</body></html>
"""


def _entry(article: OpenArticle, stored: StoredPlacement) -> Json:
    verdict = stored.placement.verdict
    ruled = stored.decision
    return {
        "state": WORDS[stored.badge],
        "badge": stored.badge.value,
        "article": article.article,
        "title": article.content.title,
        "page": article.content.url,
        "captured": article.saved.isoformat(),
        "picture": stored.picture,
        "sha256": stored.sha256,
        "address": stored.placement.url,
        "caption": stored.placement.caption,
        "credit": stored.placement.credit or verdict.credit,
        "credit_to_copy": attribution(stored, article),
        "owner": owner_of(stored) or " / ".join(verdict.creator) or None,
        "creator": list(verdict.creator),
        "licence": verdict.licence,
        "licence_url": verdict.licence_url,
        "ask": verdict.ask_url,
        "restrictions": list(verdict.restrictions),
        "data_mining": "; ".join(
            filter(None, (verdict.data_mining, *article.content.mining_opt_outs))
        )
        or None,
        "differs": [f"{one.field.value}: {' / '.join(one.values)}" for one in verdict.conflicts],
        "evidence_changed": stored.evidence_changed,
        "missing": stored.missing.message if stored.missing else None,
        "decision": decision_json(ruled) if ruled else None,
        "history": [decision_json(line) for line in stored.history],
        "claims": [claim_json(claim) for claim in stored.placement.claims],
    }


def _decided(entry: Json) -> Json:
    ruled = entry["decision"] or {}
    names = ("reason", "reference", "valid_until", "decided_at")
    facts = {name: ruled.get(name) for name in names}
    return {**facts, "decided": ruled.get("ruling"), "decided_by": ruled.get("who")}


def _counts(pictures: Sequence[Json]) -> dict[str, int]:
    counted = Counter(entry["badge"] for entry in pictures)
    return {badge.value: counted[badge.value] for badge in WORDS}


def _owners(pictures: Sequence[Json]) -> list[tuple[str, int]]:
    """Who is named as owner or author, most pictures first."""
    return Counter(entry["owner"] for entry in pictures if entry["owner"]).most_common()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _owner_table(pictures: Sequence[Json]) -> str:
    rows = "".join(f"<tr><td>{_text(name)}<td>{n}" for name, n in _owners(pictures))
    return f"<h2>Owners and authors named</h2><table><tr><th>Name<th>Pictures{rows}</table>\n"


def _section(badge: Badge, pictures: Sequence[Json]) -> str:
    chosen = [entry for entry in pictures if entry["badge"] == badge.value]
    if not chosen:
        return ""
    rows = "".join(map(_row, chosen))
    head = "<tr><th>Picture<th>Said of it<th>Credit line to copy<th>Article"
    return f"<h2>{WORDS[badge]} ({len(chosen)})</h2><table>{head}{rows}</table>\n"


def _row(entry: Json) -> str:
    said = [
        ("Credit", entry["credit"]),
        ("Owner", entry["owner"]),
        ("Creator", ", ".join(entry["creator"])),
        ("Licence", entry["licence"]),
        ("Ask", entry["ask"]),
        ("Restrictions", "; ".join(entry["restrictions"])),
        ("Data mining", entry["data_mining"]),
        ("Differs", "; ".join(entry["differs"])),
        ("Decided", _ruling(entry)),
        ("Note", "Evidence changed since you decided" if entry["evidence_changed"] else ""),
        ("Missing", entry["missing"]),
    ]
    facts = "<br>".join(f"{name}: {_text(value)}" for name, value in said if value)
    number = entry["picture"] if entry["picture"] is not None else "–"
    return (
        f"<tr><td>{number}<br>{_text(entry['caption'])}<td>{facts or 'Nothing'}"
        f'<td class="copy">{_text(entry["credit_to_copy"])}'
        f"<td>{_link(entry['page'], entry['title'] or entry['page'])} ({entry['article']})"
    )


def _ruling(entry: Json) -> str:
    ruled = entry["decision"]
    if ruled is None:
        return ""
    until = f", until {ruled['valid_until']}" if ruled["valid_until"] else ""
    reference = f" ({ruled['reference']})" if ruled["reference"] else ""
    day = ruled["decided_at"][:10]
    return f"{ruled['ruling']}{until} by {ruled['who']}, {day}: {ruled['reason']}{reference}"


def _link(url: str, words: str) -> str:
    if not url.startswith(("http://", "https://")):
        return _text(words)
    return f'<a href="{html.escape(url)}">{_text(words)}</a>'


def _text(value: object) -> str:
    return html.escape(str(value or ""))
