"""A second process that saves: ``python -m tests.store.saver LIBRARY NAME COUNT [hang|bulk]``.

Prints each number once the save has returned. With ``hang`` it stops inside the last save, while
its capture is being sealed, and says so; with ``bulk`` too, and all saves are one transaction.
"""

import sys
import threading
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, picture, placement, saving


def together(archive: Archive, hang: str) -> AbstractContextManager[None]:
    return archive.bulk() if hang == "bulk" else nullcontext()


def main(library: str, name: str, count: str, hang: str = "") -> None:
    def seal(number: int, version: int) -> tuple[()]:
        sys.stdout.write("sealing\n")
        sys.stdout.flush()
        threading.Event().wait()
        return ()

    with (
        Archive.open(Path(library)) as archive,
        archive.bulk() if hang == "bulk" else nullcontext(),
    ):
        for number in range(int(count)):
            page = article(f"{RIVER}-{name}-{number}", pictures=(placement(),))
            one = saving(page, pictures=(picture(body=f"{name}{number}"),), number=number)
            if hang and number == int(count) - 1:
                one = replace(one, seal=seal)
            saved = archive.articles.save(one)
            archive.work.tag([saved.article], add=[f"from/{name}"])
            archive.search.count("rose")
            sys.stdout.write(f"{saved.article}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
