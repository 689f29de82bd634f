"""What a Linux bundle asks of the system: needs.py FOLDER.

Every library it names must be in the bundle or in depends.txt, and none of its
binaries may want a glibc later than 2.28. Ends with 1 and says what is wrong.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

NEWEST = (2, 28)
"""UOS 20's; Kylin V10 has 2.31, Debian 12 has 2.36."""
_OPTIONAL = {"libcups.so.2"}
"""Without it there are no printers; the package recommends it."""
_GLIBC = {"libdl", "libm", "libpthread", "librt", "libutil", "libresolv", "ld-linux"}


def main() -> int:
    """Look at every ELF file of the folder."""
    folder = Path(sys.argv[1])
    known = _known() | {path.name for path in folder.rglob("*.so*")}
    faults = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.open("rb").read(4) == b"\x7fELF":
            said = _said(path)
            name = path.relative_to(folder)
            faults += [
                f"{name} wants {wanted}" for wanted in _needed(said) - known - _OPTIONAL
            ]
            if (found := newest(said)) > NEWEST:
                faults.append(f"{name} wants glibc {found[0]}.{found[1]}")
    print("\n".join(faults) or "every library is in the bundle or in depends.txt")
    return bool(faults)


def newest(said: str) -> tuple[int, int]:
    """The latest glibc among the versions that objdump tells."""
    found = re.findall(r"GLIBC_(\d+)\.(\d+)", said)
    return max(((int(a), int(b)) for a, b in found), default=(0, 0))


def _needed(said: str) -> set[str]:
    names = set(re.findall(r"NEEDED\s+(\S+)", said))
    return {name for name in names if not name.startswith(tuple(_GLIBC))}


def _said(path: Path) -> str:
    done = subprocess.run(
        ["objdump", "-p", str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout


def _known() -> set[str]:
    lines = (Path(__file__).parent / "depends.txt").read_text("utf-8").splitlines()
    return {line.split()[0] for line in lines if not line.startswith("#")}


if __name__ == "__main__":
    raise SystemExit(main())
