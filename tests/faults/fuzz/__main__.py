"""The long version: python -m tests.faults.fuzz [--count 10000] [--seed 1] [KIND ...].

Prints what became of each kind; ends with 1 when anything but a sentence came.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.fuzz.kinds import KINDS
from tests.faults.fuzz.running import run


def main() -> int:
    """Each kind asked for, one after the other; returns the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("kinds", nargs="*", default=[*KINDS])
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=0)
    given = asked.parse_args()
    wrong = 0
    for kind in given.kinds:
        begun = time.monotonic()
        told = run(KINDS[kind], given.count, given.seed, given.first)
        spent = time.monotonic() - begun
        sys.stdout.write(
            f"{kind} {told.inputs}, seed {given.seed}: {told.taken} taken in, "
            f"{len(told.faults)} faults ({spent:.0f} s)\n"
        )
        for number, said in told.faults.items():
            sys.stdout.write(f"--- {kind} {number}\n{said}\n")
        sys.stdout.flush()
        wrong += len(told.faults)
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
