"""Writes articles out in a format of others, with the pictures that may leave."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from archive_app.actions.export_pictures import Copying
from archive_app.actions.export_place import Existing, place_for, put, staged
from archive_app.actions.print_pages import print_pages
from archive_app.actions.progress import Progress, Report, Step, Stopped, never, unheard
from archive_app.actions.worker import Worker
from archive_app.domain.errors import Cancelled, LibraryError, Notice
from archive_app.domain.library import OpenArticle
from archive_app.exchange import markdown, web_page
from archive_app.exchange.article_json import open_article_json
from archive_app.exchange.citations import reference
from archive_app.exchange.footnote import ENGLISH, Wording, cite
from archive_app.exchange.policy import Policy
from archive_app.exchange.rendering import ALL, Included, Leaving, leaving
from archive_app.store.archive import Archive


class Format(StrEnum):
    """The forms an article can leave in."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    PDF = "pdf"
    """One file an article, printed from its web page by a child process."""
    CSL = "csl"
    """References, for Zotero and others."""
    REFERENCES = "references"
    """References, a line each."""

    @property
    def is_one_file(self) -> bool:
        """Whether all articles are in one file, and no pictures with them."""
        return self in {Format.JSON, Format.CSL, Format.REFERENCES}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, where and how."""

    articles: tuple[int, ...]
    format: Format
    target: Path
    """A folder; a file where the format is one."""
    policy: Policy
    existing: Existing = Existing.REFUSE
    included: Included = ALL
    wording: Wording = ENGLISH
    """How references that are a line each are set."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    target: Path
    articles: int
    copied: int
    """Pictures whose bytes were copied."""
    stayed: int
    """Pictures that stay on this computer."""
    warnings: tuple[Notice, ...] = ()


def export(
    archive: Archive, wanted: Wanted, report: Report = unheard, stopped: Stopped = never
) -> Exported:
    """Write the articles; what was there before is touched only once the new is complete.

    Raises:
        NotFound: one of the articles is not there; nothing was written.
        LibraryError: the target cannot be written.
        Cancelled: stopped by the person; nothing was written.
    """
    place = place_for(wanted.target, wanted.existing, archive.library)
    opened = [archive.articles.open(article) for article in wanted.articles]
    try:
        with staged(place) as folder, Worker() as worker:  # which starts where a picture leaves
            part = folder / "export"
            writing = _Writing(wanted, part, Copying(archive, part, worker))
            for done, article in enumerate(opened):
                report(Progress(Step.INDEXING, done, len(opened)))
                if stopped():
                    raise Cancelled("Stopped. Nothing was exported.")
                writing.write(article)
                if wanted.included.versions:
                    for version in range(1, article.version):
                        writing.write(archive.articles.open(article.article, version))
            if wanted.format is Format.PDF:
                report(Progress(Step.INDEXING, len(opened), len(opened)))
                print_pages(part, stopped)
            writing.finish()
            put(part, place, wanted.existing)
    except OSError as error:
        raise LibraryError(
            f"The export could not be written to {place}: {error.strerror}. The library is"
            " untouched. Choose another place or make room, then export again.",
            kind="library-unwritable",
            details=str(error),
        ) from error
    return writing.result(place)


class _Writing:
    """One export under way, into a folder or file of a temporary name."""

    def __init__(self, wanted: Wanted, part: Path, copying: Copying) -> None:
        self._wanted = wanted
        self._part = part
        self._entries: list[tuple[str, OpenArticle]] = []
        self._report: list[dict[str, object]] = []
        self._stayed = 0
        self._copying = copying
        if not wanted.format.is_one_file:
            part.mkdir()

    def write(self, opened: OpenArticle) -> None:
        """Write one article and the pictures of it that may leave."""
        pictures = leaving(opened, self._wanted.policy, "pictures")
        if not self._wanted.format.is_one_file:
            pictures = tuple(self._copying.copy(picture, opened) for picture in pictures)
        name = f"{opened.article:05d}-{_slug(opened.content.title)}"
        if opened.version < opened.versions:
            name += f"-v{opened.version}"
        included = self._wanted.included
        match self._wanted.format:
            case Format.HTML | Format.PDF:
                name += ".html"
                self._put(name, web_page.page(opened, pictures, included))
            case Format.MARKDOWN:
                name += ".md"
                self._put(name, markdown.document(opened, pictures, included))
            case Format.JSON:
                with self._part.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(open_article_json(opened), ensure_ascii=False) + "\n")
        self._entries.append((name, opened))
        for picture in pictures:
            label = self._copying.report(picture.file)
            self._stayed += label is None
            where: dict[str, object] = {"file": picture.file, "label": label}
            if label is not None and self._wanted.format is Format.PDF:  # drawn into its article's
                where = {"file": str(Path(name).with_suffix(".pdf")), "label": None}
            self._report.append({**_reported(opened, picture), **where})

    def finish(self) -> None:
        """Write what goes with the whole export: the index and the rights report."""
        if self._wanted.format.is_one_file:
            with self._part.open("a", encoding="utf-8") as out:
                out.writelines(f"{line}\n" for line in self._references())
            return
        if self._wanted.format is Format.HTML:
            self._put("index.html", web_page.index(self._entries, datetime.now(UTC)))
        if not self._wanted.included.report:
            return
        policy = self._wanted.policy
        report = {
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "policy": {badge.value: way.value for badge, way in policy.by_badge.items()},
            "reason": policy.reason,
            "pictures": self._report,
        }
        self._put("rights.json", json.dumps(report, ensure_ascii=False, indent=1))

    def _references(self) -> Iterable[str]:
        opened = [article for _, article in self._entries]
        match self._wanted.format:
            case Format.CSL:
                items = [reference(article, self._wanted.included) for article in opened]
                return [json.dumps(items, ensure_ascii=False, indent=1)]
            case Format.REFERENCES:
                return [cite(article, self._wanted.wording).text for article in opened]
            case _:
                return []

    def result(self, place: Path) -> Exported:
        """What came of it, at ``place``."""
        return Exported(
            place,
            len({opened.article for _, opened in self._entries}),
            self._copying.copied,
            self._stayed,
            tuple(self._copying.warnings),
        )

    def _put(self, name: str, text: str) -> None:
        (self._part / name).write_text(text, "utf-8")


def _slug(title: str) -> str:
    words = re.sub(r"[^\w]+", "-", title.casefold()).strip("-")
    return words[:60].rstrip("-") or "article"


def _reported(opened: OpenArticle, picture: Leaving) -> dict[str, object]:
    stored = picture.stored
    verdict = asdict(stored.placement.verdict)
    return {
        "article": opened.article,
        "page": opened.content.url,
        "picture": stored.picture,
        "sha256": stored.sha256,
        "badge": stored.badge.value,
        "treatment": picture.treatment.value,
        "credit": verdict["credit"],
        "creator": verdict["creator"],
        "organisation": verdict["organisation"],
        "licence": verdict["licence"],
        "licence_url": verdict["licence_url"],
        "restrictions": verdict["restrictions"],
    }
