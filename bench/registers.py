"""Start with all registers against start with the four of the core: what a ninth costs.

The four are the program as it was before the others were declared, in a working tree
of that commit beside the data; both open their own book of the same sessions, in turn.
Needs the repository's history. `python -m bench.registers [COMMIT]`
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.rounds import DATA
from bench.rounds import ROOT
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import run
from bench.rounds import tell

if TYPE_CHECKING:
    from bench.rounds import Run

BEFORE = "2c17614"
"""The last commit with the registers of the core alone."""
ROUNDS = 15
BOUND = 1.1
_BOOK = """
import json
from bench import sample
print(json.dumps({"book": str(sample.book(1_000, 1))}))
"""


def main() -> None:
    """Start both in turn and print the ratio."""
    commit = sys.argv[1] if len(sys.argv) > 1 else BEFORE
    sides = {"all registers": ROOT, "four registers": _tree(commit)}
    books = {name: _book(tree) for name, tree in sides.items()}
    found: dict[str, list[Run]] = {name: [] for name in sides}
    for number in range(ROUNDS + 1):
        for name, tree in sides.items():
            done = _started(tree, books[name])
            if number:  # the first leaves the bytecode
                found[name].append(done)
    ours, theirs = found.values()
    rows: list[tuple[object, ...]] = [("", "paint ms", "page ms", "CPU ms", "bound")]
    for name, runs in found.items():
        told = (median(r.told[key] for r in runs) for key in ("paint", "page"))
        rows.append((name, *told, median(r.cpu for r in runs) * 1000, ""))
    ratios = [
        ratio([r.told[key] for r in ours], [r.told[key] for r in theirs])
        for key in ("paint", "page")
    ]
    work = ratio([r.cpu for r in ours], [r.cpu for r in theirs])
    tell(
        "Start with all registers, offscreen", [*rows, ("ratio", *ratios, work, BOUND)]
    )


def _started(tree: Path, book: Path) -> Run:
    home = {"TECDESK_HOME": str(DATA / "home"), "QT_QPA_PLATFORM": "offscreen"}
    return run(python("bench.start", "ours", book), tree, **home)


def _tree(commit: str) -> Path:
    """A working tree of a commit, made once."""
    folder = DATA / f"tree-{commit}"
    if not folder.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        _git("worktree", "prune")
        _git("worktree", "add", "--detach", str(folder), commit)
    return folder


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True)


def _book(tree: Path) -> Path:
    return Path(run([sys.executable, "-c", _BOOK], tree).told["book"])


if __name__ == "__main__":
    main()
