"""Runs the sides of a comparison in turn, each in its own process; prints ratios."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
DATA = ROOT / "build" / "bench"
"""Made data; may be deleted at any time."""


@dataclass(frozen=True)
class Run:
    """One process from start to end.

    Attributes:
        wall: seconds. cpu: seconds, with its children. peak: MiB resident.
        told: what it printed as JSON on its last line.
    """

    wall: float
    cpu: float
    peak: float
    told: Mapping[str, float]


def run(arguments: Sequence[str], **environment: str) -> Run:
    """Run a command; raises RuntimeError with its words when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(
            list(arguments),
            stdout=out,
            stderr=err,
            cwd=ROOT,
            env={**os.environ, **environment, "BENCH_STARTED": str(time.monotonic())},
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        lines = out.read().decode().splitlines()
        if child.returncode:
            raise RuntimeError(f"{arguments}: {err.read().decode()[-2000:]}")
    told = lines[-1] if lines and lines[-1].startswith("{") else "{}"
    peak = used.ru_maxrss / 1024
    return Run(wall, used.ru_utime + used.ru_stime, peak, json.loads(told))


def python(module: str, *arguments: object) -> list[str]:
    """A command that runs a module with this Python."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def in_turn(
    sides: Mapping[str, Sequence[str]], rounds: int, **environment: str
) -> dict[str, list[Run]]:
    """Run every side once per round, so that noise falls on all alike."""
    found: dict[str, list[Run]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, arguments in sides.items():
            found[name].append(run(arguments, **environment))
    return found


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of the rounds."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def tell(title: str, rows: Sequence[Sequence[object]]) -> None:
    """Print a small table, the first row being its head."""
    texts = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    print(f"\n{title}")
    for row in texts:
        cells = (text.rjust(width) for text, width in zip(row, widths, strict=True))
        print("  " + "  ".join(cells))


def _shown(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
