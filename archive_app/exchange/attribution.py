"""The words that go with a picture: title, author, source, licence (TASL), and what was claimed."""

from archive_app.domain.address import host_of
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Field, Ruling, Status, Verdict
from archive_app.exchange.policy import Treatment


def attribution(stored: StoredPlacement, opened: OpenArticle) -> str:
    """One line after Creative Commons' TASL, the publisher's own credit included.

    The capture's date is that of the version, in UTC. Of claims that differ none is left out.
    """
    verdict = stored.placement.verdict
    differing = {one.field: " or ".join(f"“{x}”" for x in one.values) for one in verdict.conflicts}
    creator = differing.get(Field.CREATOR) or " / ".join(verdict.creator)
    by = " / ".join(filter(None, (creator, _owner(stored, differing))))
    title = stored.placement.caption or stored.placement.alt
    parts = [
        f"“{_shortened(title)}”" if title else "Picture",
        f"— {by}" if by else "",
        f"via {host_of(opened.content.url)} (captured {opened.saved:%Y-%m-%d})",
    ]
    line = " ".join(part for part in parts if part)
    if licence := differing.get(Field.LICENCE) or verdict.licence:
        line += f", {licence}"
    return f"{line} (claims differ)" if differing else line


def _owner(stored: StoredPlacement, differing: dict[Field, str]) -> str | None:
    contested = differing.get(Field.ORGANISATION) or differing.get(Field.COPYRIGHT_HOLDER)
    return _decided_owner(stored) or contested or owner_of(stored)


def owner_of(stored: StoredPlacement) -> str | None:
    """The owner that a person set, else the organisation that is claimed; None where none is."""
    return _decided_owner(stored) or stored.placement.verdict.organisation


def _decided_owner(stored: StoredPlacement) -> str | None:
    ruled = stored.decision
    return ruled.owner if ruled is not None and ruled.ruling is Ruling.OWNER else None


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
