"""``archive-app``: without a verb the window, else the command line."""

import sys


def main() -> int:
    """The exit code of what was asked for; one word where it is interrupted, at any moment."""
    try:
        return _run()
    except KeyboardInterrupt:  # while the program was still loading
        sys.stderr.write("Stopped.\n")
        return 130


def _run() -> int:
    # Imported here so that the window does not load the command line, nor the reverse, and even
    # the standard library's so that Ctrl-C meanwhile is heard above.
    match sys.argv[1:]:
        case []:
            library = None
        case ["--library", folder]:
            from pathlib import Path

            library = Path(folder)
        case arguments:
            import signal

            from archive_app.cli.program import run

            # "kill", "timeout" and a system that goes down are heard as Ctrl-C is.
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            return run(arguments)
    from archive_app.gui.program import run_window

    return run_window(library)


if __name__ == "__main__":
    raise SystemExit(main())
