"""Runs many inputs in a process that may use so much memory and time and no more.

The process is forked; what kills it, or hangs, or raises what is no sentence, is told
with its number, and the next one goes on behind it.
"""

from __future__ import annotations

import faulthandler
import os
import random
import resource
import signal
import struct
import tempfile
import traceback
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Protocol

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 1 << 30
"""Bytes that a process may take beside what it had when it began."""
SECONDS = 5
"""Of a processor, for one input; the machine may have other things to do."""
_STALE = 120
_PLACE = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""In memory where that can be: no power is cut here, and a disk would be waited for."""
_NUMBER = struct.Struct("<qqq")


class Target(Protocol):
    """Something that takes in files of others."""

    def made(self, dice: random.Random) -> bytes:
        """An input."""

    def taken(self, data: bytes) -> object:
        """Take it in; a DeskError is a sentence, and well."""


@dataclass
class Told:
    """What came of a run.

    Attributes:
        inputs: how many were tried.
        taken: how many were taken in; the others got a sentence.
        faults: number of an input to what happened: the last lines of a traceback.
    """

    inputs: int = 0
    taken: int = 0
    faults: dict[int, str] = field(default_factory=dict)


def dice_of(seed: int, number: int) -> random.Random:
    """Chance that is the same for the same input."""
    return random.Random(f"{seed}/{number}")


def run(make: Callable[[Path], Target], count: int, seed: int, first: int = 0) -> Told:
    """Try so many inputs; every fault ends a process, and another one goes on."""
    told, number = Told(), first
    while number < first + count and len(told.faults) < 50:
        with tempfile.TemporaryDirectory(dir=_PLACE) as folder:
            before = number
            number = _batch(make, Path(folder), (number, first + count, seed), told)
            assert number > before
    return told


def _batch(
    make: Callable[[Path], Target], folder: Path, span: tuple[int, int, int], told: Told
) -> int:
    """Fork, and read how far it came; returns the number to go on with."""
    first, end, _ = span
    progress, said = folder / "progress", folder / "said"
    progress.write_bytes(_NUMBER.pack(first, 0, 0))
    child = os.fork()
    if not child:
        with suppress(BaseException):
            _work(make, folder, span)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    done, taken, whole = _NUMBER.unpack(progress.read_bytes())
    told.taken += taken
    if whole:
        told.inputs += end - first
        return end
    how = said.read_text("utf-8") if said.exists() else f"killed: {status}"
    told.inputs += done + 1 - first
    told.faults[done] = how
    return int(done) + 1


def _work(
    make: Callable[[Path], Target], folder: Path, span: tuple[int, int, int]
) -> None:
    first, end, seed = span
    progress, taken = folder / "progress", 0
    target = make(folder)
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the reader's own panics
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _hold()
    with progress.open("rb+", buffering=0) as stream:

        def note(number: int, *, whole: bool = False) -> None:
            stream.seek(0)
            stream.write(_NUMBER.pack(number, taken, whole))

        for number in range(first, end):
            note(number)
            data = target.made(dice_of(seed, number))
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.alarm(_STALE)
            try:
                target.taken(data)
                taken += 1
            except DeskError as error:
                _require_sentence(error, folder)
            except BaseException:  # noqa: BLE001 - whatever it is, it is told
                (folder / "said").write_text(traceback.format_exc()[-3000:], "utf-8")
                note(number)
                return
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.alarm(0)
        note(end, whole=True)


def _require_sentence(error: DeskError, folder: Path) -> None:
    if not error.sentence.endswith("。") or "\n" in error.sentence:
        (folder / "said").write_text(f"no sentence: {error.sentence!r}", "utf-8")
        raise SystemExit


def _hold() -> None:
    """No more memory than what is there and a gigabyte."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
