"""Starts commands and cuts the power to them at random moments."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """A command of the program, under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "tecdesk", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(*arguments: object) -> float:
    """Run a command to its end; returns its seconds."""
    begun = time.monotonic()
    child = start(*arguments)
    _, words = child.communicate(timeout=60)
    assert child.returncode == 0, words.decode()
    return time.monotonic() - begun


def cut(
    dice: random.Random,
    seconds: float,
    writing: Callable[[], bool],
    *arguments: object,
) -> bool:
    """Kill a command at a random moment; every other time while it is writing.

    Returns:
        True when it was killed before it ended.
    """
    child = start(*arguments)
    if dice.random() < 0.5:
        time.sleep(dice.uniform(0, seconds))
    else:
        while child.poll() is None and not writing():
            time.sleep(0.0005)
        time.sleep(dice.uniform(0, seconds / 10) * dice.random())
    still = child.poll() is None
    child.kill()
    child.communicate()
    return still
