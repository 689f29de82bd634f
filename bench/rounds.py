"""Runs the sides of a comparison in turn, each in its own process; prints ratios."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from typing import Any

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
    told: Mapping[str, Any]


def run(arguments: Sequence[str], cwd: Path = ROOT, **environment: str) -> Run:
    """Run a command; raises RuntimeError with its words when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(
            list(arguments),
            stdout=out,
            stderr=err,
            cwd=cwd,
            env={**_compiled(), **environment, "BENCH_STARTED": str(time.monotonic())},
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


@cache
def _compiled() -> dict[str, str]:
    """The environment of a program that is installed: its bytecode is there."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(DATA / "pycache")}
    environment = {**os.environ, **kept}
    command = [sys.executable, "-m", "compileall", "-q", "tecdesk", "bench"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return environment


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
            found[name].append(run(arguments, ROOT, **environment))
    return found


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of the rounds."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def at_share(found: Sequence[float], share: float) -> float:
    """The measurement than which so many are not greater."""
    return sorted(found)[min(int(len(found) * share), len(found) - 1)]


BOUNDED = ("", "times", "median", "p95", "bound", "p95/bound", "work", "work/bound")


def bounded(
    name: str, found: Sequence[float], work: Sequence[float], bound: float | None = None
) -> tuple[object, ...]:
    """A row for BOUNDED: a ratio up to 1 keeps the bound.

    Args:
        name: of what was measured.
        found: the measurements.
        work: the processor's own times, what it would take undisturbed.
        bound: the most it may be.
    """
    times = at_share(found, 0.95)
    row = (name, len(found), median(found), times)
    own = at_share(work, 0.95) if work else None
    if bound is None:
        return (*row, "", "", "" if own is None else own, "")
    both = ("", "") if own is None else (own, own / bound)
    return (*row, bound, times / bound, *both)


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
