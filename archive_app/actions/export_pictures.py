"""Copies the pictures of an export, each with its label, and remembers what became of them."""

import hashlib
from pathlib import Path

from archive_app.actions.worker import Worker, WorkerDied
from archive_app.domain.errors import ArchiveError, Notice
from archive_app.domain.labels import Labelled
from archive_app.domain.library import OpenArticle
from archive_app.exchange.picture_label import label_of
from archive_app.exchange.policy import Treatment
from archive_app.exchange.rendering import Leaving
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

Json = dict[str, object]


class Copying:
    """The pictures of one export on their way into its folder.

    A file is copied once, however many articles show it; its label is that of the first.
    """

    def __init__(self, archive: Archive, folder: Path, worker: Worker) -> None:
        self._archive = archive
        self._folder = folder
        self._worker = worker
        self._reports: dict[str, Json] = {}
        self.warnings: list[Notice] = []

    @property
    def copied(self) -> int:
        """How many files were copied."""
        return len(self._reports)

    def report(self, file: str | None) -> Json | None:
        """What was written into the copy ``file`` or beside it; None where there is no copy."""
        return self._reports.get(file or "")

    def copy(self, picture: Leaving, opened: OpenArticle) -> Leaving:
        """The picture, copied; one whose evidence is broken is described instead."""
        if picture.file is None or picture.stored.picture is None:
            return picture
        if picture.file not in self._reports:
            warc, offset = self._archive.pictures.place(picture.stored.picture)
            try:
                payload = payload_of(self._archive.library, warc, offset)
            except ArchiveError as error:
                self._warn(error)
                return Leaving(picture.stored, Treatment.WORDS_BOX, None)
            self._reports[picture.file] = self._write(picture.file, payload, picture, opened)
        return picture

    def _write(self, file: str, payload: bytes, picture: Leaving, opened: OpenArticle) -> Json:
        target = self._folder / file
        target.parent.mkdir(exist_ok=True)
        try:
            labelled = self._worker.label_picture(payload, label_of(picture.stored, opened))
        except WorkerDied as error:
            self._warn(error)
            labelled = Labelled(None, None)
        body = labelled.body or payload
        target.write_bytes(body)
        sidecar = None
        if labelled.sidecar is not None:
            beside = target.with_suffix(".xmp")
            beside.write_bytes(labelled.sidecar)
            sidecar = str(Path(file).with_suffix(".xmp").as_posix())
            notice = Notice("label-beside", labelled.why_beside)
            if notice not in self.warnings:
                self.warnings.append(notice)
        return {
            "sha256": hashlib.sha256(body).hexdigest(),
            "written": list(labelled.written),
            "sidecar": sidecar,
            "differing": [
                {"field": one.field, "in_file": list(one.in_file), "said": list(one.said)}
                for one in labelled.differing
            ],
        }

    def _warn(self, error: ArchiveError) -> None:
        self.warnings.append(Notice(error.kind, error.message))
