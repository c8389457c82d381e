"""The child process that reads untrusted bytes: no network, no children, bounded memory.

It answers one message after another on its standard output until its input ends. A message is four
bytes of length (big-endian) and that many bytes of MessagePack.
"""

import signal
import sys
from typing import Any, BinaryIO

import msgspec

from archive_app.actions.read_page import (
    chosen_text,
    prepare,
    read_page,
    read_pdf_page,
    read_pieces,
)
from archive_app.actions.read_received import read_received
from archive_app.actions.worker_messages import (
    Answer,
    LabelPicture,
    Message,
    ReadExport,
    ReadFeed,
    ReadPage,
    ReadPdf,
    ReadPicture,
    ReadPieces,
    ReadReceived,
    ReadRobots,
    ReadSheet,
    WriteChosen,
)
from archive_app.exchange.imports.detecting import read_export
from archive_app.fetch.feeds import read_feed
from archive_app.fetch.robots import allowed
from archive_app.markup.sheets import imports
from archive_app.rights.display import display_picture
from archive_app.rights.file_claims import read_picture
from archive_app.rights.writing.labelling import label_picture

MEMORY = 2 << 30
"""Bytes of address space; lxml, Pillow and numpy alone map about 0.6 GiB."""
LONGEST = 60.0
"""Seconds for one message, twice what anybody waits for the answer."""
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def answer(message: Message) -> Answer:
    """The answer to one message."""
    if isinstance(message, ReadPage):
        return Answer(page=read_page(message.body, message.charset, message.url, message.headers))
    if isinstance(message, ReadPieces):
        return Answer(pieces=read_pieces(message.body, message.charset, message.url))
    if isinstance(message, WriteChosen):
        return Answer(chosen=chosen_text(message))
    if isinstance(message, ReadPdf):
        return Answer(page=read_pdf_page(message.body, message.url))
    if isinstance(message, ReadPicture):
        return Answer(picture=read_picture(message.body))
    if isinstance(message, LabelPicture):
        return Answer(labelled=label_picture(message.body, message.label))
    if isinstance(message, ReadSheet):
        return Answer(imports=imports(message.body.decode("utf-8", "replace"), message.url))
    if isinstance(message, ReadFeed):
        return Answer(feed=read_feed(message.body, message.media_type, message.url))
    if isinstance(message, ReadRobots):
        return Answer(allowed=allowed(message.body, message.urls, message.agent))
    if isinstance(message, ReadReceived):
        return Answer(received=read_received(message.body))
    if isinstance(message, ReadExport):
        return Answer(listed=read_export(message.body, message.form))
    return Answer(display=display_picture(message.body, message.width))


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer every message of ``source`` on ``target`` until it ends."""
    decoder = msgspec.msgpack.Decoder(Message)
    while len(head := source.read(4)) == 4:
        body = source.read(int.from_bytes(head, "big"))
        _limit_time(LONGEST)
        reply = msgspec.msgpack.encode(answer(decoder.decode(body)))
        _limit_time(0)
        target.write(len(reply).to_bytes(4, "big") + reply)
        target.flush()


def _limit_time(seconds: float) -> None:
    """Let the system end this process after ``seconds``; 0 takes it back.

    The asking process has a limit of its own, but it may be killed, and we would go on for ever.
    No handler: Python runs those between instructions, and one regular expression can be long.
    """
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _forbid(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"the reading process may not use {event}")


def _bound_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Serve on standard input and output, everything dangerous switched off first."""
    target = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not break the messages
    _bound_memory()
    sys.addaudithook(_forbid)
    if "prepared" in sys.argv[1:]:
        prepare()
    serve(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
