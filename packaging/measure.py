"""Start and memory of built programs beside the same from source, seen from outside.

    measure.py ROUNDS BOOK FOLDER     FOLDER holds tecdesk/ and bare/, as built

Each is started on a virtual screen whose pixels lie in a file: no hook in the program,
the same measure for all. "paint" is the first pixel that is not the screen's own,
"page" the first of the house's green, which only a page with figures has.
"""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
GREEN = bytes([0x4A, 0x69, 0x17])  # theme.py: accent, as the screen keeps it
_WIDE, _HIGH = 1366, 768
_PATIENCE_S, _SETTLED_S = 40, 3


def main() -> None:
    """Start each in turn, so that a busy moment hits all; print medians."""
    rounds, book, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    python = sys.executable
    sides = {
        "tecdesk built": [str(folder / "tecdesk" / "tecdesk"), book],
        "tecdesk source": [python, "-m", "tecdesk", book],
        "bare built": [str(folder / "bare" / "bare")],
        "bare source": [python, str(ROOT / "packaging" / "bare.py")],
    }
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in sides}
    with tempfile.TemporaryDirectory() as place, _screen(Path(place)) as pixels:
        home = {**os.environ, "DISPLAY": ":83", "TECDESK_HOME": place}
        for _ in range(rounds + 1):
            for name, command in sides.items():
                runs[name].append(
                    _run(command, home, pixels, has_page="tecdesk" in name)
                )
    for name, found in runs.items():
        paint, page, resident = (median(each) for each in zip(*found[1:], strict=True))
        print(
            f"{name:16} paint {paint:5.0f} ms  page {page:5.0f} ms  {resident:4.0f} MiB"
        )


def _run(
    command: list[str], home: dict[str, str], pixels: mmap.mmap, *, has_page: bool
) -> tuple[float, float, float]:
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        env=home,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        paint = _waited(begun, lambda: any(pixels[: _WIDE * 4 * 40 : 64]))
        page = _waited(begun, lambda: pixels.find(GREEN) >= 0) if has_page else paint
        time.sleep(_SETTLED_S)
        resident = _resident(process.pid)
    finally:
        process.kill()
        process.wait()
    _waited(time.monotonic(), lambda: not any(pixels[: _WIDE * 4 * 40 : 64]))
    return paint, page, resident


def _waited(begun: float, stands) -> float:  # noqa: ANN001
    """Milliseconds from the beginning until it stands."""
    while not stands():
        if time.monotonic() - begun > _PATIENCE_S:
            raise SystemExit("nothing was painted")
        time.sleep(0.002)
    return (time.monotonic() - begun) * 1000


def _resident(pid: int) -> float:
    """MiB that the process holds, all its threads."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@contextmanager
def _screen(place: Path) -> Iterator[mmap.mmap]:
    """The pixels of a virtual screen, as they change."""
    server = subprocess.Popen(
        ["Xvfb", ":83", "-screen", "0", f"{_WIDE}x{_HIGH}x24", "-fbdir", str(place)],
        stderr=subprocess.DEVNULL,
    )
    try:
        file = place / "Xvfb_screen0"
        while not file.exists() or file.stat().st_size < _WIDE * _HIGH * 4:
            time.sleep(0.05)
        with file.open("rb") as opened:
            head, colours = struct.unpack(">I", opened.read(4))[0], 0
            opened.seek(19 * 4)
            colours = struct.unpack(">I", opened.read(4))[0]
            whole = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            yield _Pixels(whole, head + colours * 12)  # type: ignore[misc]
    finally:
        server.terminate()
        server.wait()


class _Pixels:
    """The pixels behind the head of the file."""

    def __init__(self, whole: mmap.mmap, begin: int) -> None:
        self._whole, self._begin = whole, begin

    def __getitem__(self, part: slice) -> bytes:
        return self._whole[self._begin + (part.start or 0) : self._begin + part.stop][
            :: part.step
        ]

    def find(self, colour: bytes) -> int:
        return self._whole.find(colour, self._begin)


if __name__ == "__main__":
    main()
