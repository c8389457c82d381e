"""The pictures of one saving on their way into the tables."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive_app.domain.article import Placement
from archive_app.domain.picture import FetchedPicture, PictureFacts
from archive_app.domain.saving import Saving
from archive_app.store import columns, content
from archive_app.store.differing import told_apart
from archive_app.store.numbering import next_number


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a capture's records, by the digest of the payload."""

    held: dict[str, int]
    """Of records that have it."""
    referred: dict[str, int]
    """Of revisits, which name another record that has it."""


class Placing:
    """The pictures of one saving on their way into the tables."""

    def __init__(self, db: Database, saving: Saving, places: Places) -> None:
        self._db = db
        self._article = saving.article
        self._places = places
        self._fetched = {fetched.position: fetched for fetched in saving.pictures}
        self._captured_at = columns.stamp(saving.capture.captured_at)
        self.touched: set[int] = set()

    def rows(self, version: int) -> columns.TableRows:
        """The rows of every placement of ``version`` and of what is claimed there.

        Pictures that are new are in their table then.
        """
        if not self._article.pictures:
            return
        first = next_number(self._db, "placement", len(self._article.pictures))
        rows, claims = [], []
        for position, placement in enumerate(self._article.pictures):
            fetched = self._fetched.get(position)
            row = {
                "placement": first + position,
                "version": version,
                "position": position,
                **self._bytes_of(fetched),
                **content.placement_row(placement),
            }
            rows.append(row)
            claims += self._claims(first + position, placement, fetched)
        yield "placement", rows
        yield "claim", claims

    def fill_missing(self, version: int) -> None:
        """Gives ``version`` the pictures that were missing and are here now."""
        for row in columns.query(self._db, _MISSING, (version,)):
            for position, fetched in self._fetched.items():
                placement = self._article.pictures[position]
                if fetched.facts and told_apart(placement.url) == told_apart(row["url"]):
                    verdict = content.placement_row(placement)
                    kept = {name: verdict[name] for name in ("status", "conflict", "verdict")}
                    key = {"placement": row["placement"]}
                    columns.update(self._db, "placement", key, {**self._bytes_of(fetched), **kept})

    def heal(self) -> None:
        """Lets pictures that are here already be read where they were kept again."""
        for fetched in self._fetched.values():
            if fetched.facts is not None and fetched.facts.sha256 in self._places.held:
                self._picture(fetched.facts)

    def _bytes_of(self, fetched: FetchedPicture | None) -> dict[str, Any]:
        if fetched is not None and fetched.facts is not None:
            picture = self._picture(fetched.facts)
            return {"picture": picture, "missing_kind": None, "missing_message": None}
        missing = fetched.missing if fetched is not None else None
        return {
            "picture": None,
            "missing_kind": missing.kind if missing else "not-fetched",
            "missing_message": missing.message if missing else "This picture was not fetched.",
        }

    def _picture(self, facts: PictureFacts) -> int:
        held = self._places.held
        number = columns.scalar(self._db, _PICTURE, (facts.sha256,))
        if number is None:
            row = {
                "sha256": facts.sha256,
                "media_type": facts.media_type,
                "size": facts.size,
                "width": facts.width,
                "height": facts.height,
                "perceptual_hash": facts.perceptual_hash,
                "record": held.get(facts.sha256) or self._places.referred.get(facts.sha256),
            }
            number = columns.insert(self._db, "picture", row)
            if facts.thumbnail is not None:
                thumbnail = {"picture": number, "image": facts.thumbnail}
                columns.insert(self._db, "thumbnail", thumbnail)
            content.add_claims(self._db, "picture", number, facts.claims, self._captured_at)
        elif facts.sha256 in held:  # it was kept again, as its home was gone or damaged
            home = (held[facts.sha256], number)
            self._db.conn.execute(_GIVE_HOME, home)
        self.touched.add(int(number))
        return int(number)

    def _claims(
        self, number: int, placement: Placement, fetched: FetchedPicture | None
    ) -> list[dict[str, object]]:
        of_file = set(fetched.facts.claims) if fetched and fetched.facts else set()
        of_page = [claim for claim in placement.claims if claim not in of_file]
        return content.claim_rows("placement", number, of_page, self._captured_at)


_MISSING = "SELECT placement, url FROM placement WHERE version = ? AND picture IS NULL"

_PICTURE = "SELECT picture FROM picture WHERE sha256 = ?"

_GIVE_HOME = "UPDATE picture SET record = ? WHERE picture = ?"
