"""Makes a release: make release VERSION=1.2.3 (docs/contributing.md)."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from parts import ROOT
from refusal import Refused
from steps import LEFT_OUT
from steps import Release
from steps import release


def main(words: list[str]) -> int:
    """Make it, and say in one sentence why not."""
    try:
        asked = _asked(words)
        result = release(asked, lambda line: print(line, flush=True))
    except Refused as refused:
        print(f"No release: {refused}.", file=sys.stderr)
        return 1
    print(f"The release lies in {result}")
    if not asked.rehearsed:
        shutil.rmtree(asked.work)
    return 0


def _asked(words: list[str]) -> Release:
    parser = argparse.ArgumentParser(prog="release", description=__doc__)
    parser.add_argument("version", help="as 1.2.3")
    parser.add_argument("--root", type=Path, default=ROOT, help="the tree")
    parser.add_argument("--pack", required=True, help="where heavy builds work (11 GB)")
    parser.add_argument("--rehearse", action="store_true", help="bring nothing home")
    parser.add_argument("--leave-out", nargs="+", choices=LEFT_OUT, default=[])
    asked = parser.parse_args(words)
    if not asked.pack:
        raise Refused("say where to work: PACK=folder")
    pack = Path(asked.pack).resolve()
    work = pack / f"release-{asked.version}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return Release(
        root=asked.root.resolve(),
        version=asked.version,
        work=work,
        pack=pack,
        rehearsed=asked.rehearse,
        left_out=frozenset(asked.leave_out),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
