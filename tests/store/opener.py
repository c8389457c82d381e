"""Two threads that open and close one library: ``python -m tests.store.opener LIBRARY TIMES``.

A process of its own: what locks up inside SQLite can be ended in no other way.
"""

import sys
import threading
from pathlib import Path

from archive_app.store import connection


def main(library: str, times: str) -> None:
    uri = f"{Path(library).absolute().as_uri()}/archive.db?mode=rw"

    def work() -> None:
        for _ in range(int(times)):
            db = connection._wrapped(connection._connection(uri))
            db.conn.execute("SELECT 1 FROM sqlite_schema").fetchone()
            connection.close(db)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
