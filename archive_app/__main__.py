"""``archive-app``: without arguments the window, else the command line."""

import sys


def main() -> int:
    """The exit code of what was asked for."""
    # Imported here so that the window does not load the command line, nor the reverse.
    if len(sys.argv) > 1:
        from archive_app.cli.program import run

        return run(sys.argv[1:])
    from archive_app.gui.program import run_window

    return run_window()


if __name__ == "__main__":
    raise SystemExit(main())
