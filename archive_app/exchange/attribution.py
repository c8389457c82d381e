"""The words that go with a picture: title, author, source, licence (TASL), and what was claimed."""

from archive_app.domain.address import host_of
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Ruling, Status, Verdict
from archive_app.exchange.policy import Treatment


def attribution(stored: StoredPlacement, opened: OpenArticle) -> str:
    """One line after Creative Commons' TASL, the publisher's own credit included.

    The capture's date is that of the version, in UTC.
    """
    verdict = stored.placement.verdict
    owner = owner_of(stored)
    by = " / ".join([*verdict.creator, *([owner] if owner else [])])
    title = stored.placement.caption or stored.placement.alt
    parts = [
        f"“{_shortened(title)}”" if title else "Picture",
        f"— {by}" if by else "",
        f"via {host_of(opened.content.url)} (captured {opened.saved:%Y-%m-%d})",
    ]
    line = " ".join(part for part in parts if part)
    if verdict.licence:
        line += f", {verdict.licence}"
    return line


def owner_of(stored: StoredPlacement) -> str | None:
    """The owner that a person set, else the organisation that is claimed; None where none is."""
    ruled = stored.decision
    if ruled is not None and ruled.ruling is Ruling.OWNER and ruled.owner:
        return ruled.owner
    return stored.placement.verdict.organisation


def words_instead(stored: StoredPlacement, treatment: Treatment) -> tuple[str, ...]:
    """The lines of the box that stands for a picture which stays here."""
    verdict = stored.placement.verdict
    lines = list(_claimed(verdict, treatment))
    lines += [f"Restriction: {words}" for words in verdict.restrictions]
    if stored.missing is not None:
        lines.append(stored.missing.message)
    return tuple(lines)


def _claimed(verdict: Verdict, treatment: Treatment) -> tuple[str, ...]:
    if treatment is not Treatment.WORDS_BOX and verdict.conflicts:
        return tuple(
            f"Claims differ ({conflict.field.value.replace('_', ' ')}): "
            + " or ".join(f"“{value}”" for value in conflict.values)
            for conflict in verdict.conflicts
        )
    names_nobody = verdict.status is Status.PLACEHOLDER
    if (treatment is Treatment.WORDS_BOX or names_nobody) and verdict.credit:
        if verdict.organisation is None and not verdict.creator:
            return (f"Credit given: “{verdict.credit}” (no holder named)",)
        return (f"Credit given: “{verdict.credit}”",)
    if verdict.credit:
        return (f"Owner named: “{verdict.credit}”",)
    if verdict.copyright_notice:
        return (f"Owner named: “{verdict.copyright_notice}”",)
    return ("No credit found on the page.",)


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else text[:119].rstrip() + "…"
