"""A program of ours in a process of its own, which the person may stop."""

import subprocess
from collections.abc import Mapping, Sequence
from time import monotonic

from archive_app.actions.progress import Stopped

_LOOK = 0.1
"""Seconds between two looks whether it is to be stopped."""


def run_child(
    command: Sequence[str],
    stopped: Stopped,
    *,
    seconds: float = float("inf"),
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str] | None:
    """What the process of ``command`` said and ended with; None where it was stopped.

    Raises:
        subprocess.TimeoutExpired: it was not done after ``seconds``, and was ended.
    """
    pipe, over = subprocess.PIPE, monotonic() + seconds
    with subprocess.Popen(
        command, env=environment, stdout=pipe, stderr=pipe, text=True, errors="replace"
    ) as child:
        while True:
            try:
                said, problems = child.communicate(timeout=_LOOK)
                return subprocess.CompletedProcess(command, child.returncode, said, problems)
            except subprocess.TimeoutExpired:
                if stopped():
                    child.kill()
                    return None
                if monotonic() > over:
                    child.kill()
                    raise
