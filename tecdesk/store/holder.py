"""Who has a book open: a name beside its lock, for whoever finds it taken.

The lock itself cannot be read on Windows while it is held. A name without a held lock
was left by a crash and counts for nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.store.edit import now

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a book open.

    Attributes:
        computer: its name in the network.
        operator: who is at the desk; empty when nobody said.
        since: local time, ISO text.
    """

    computer: str
    operator: str
    since: str

    @property
    def is_here(self) -> bool:
        """True when it is this computer."""
        return self.computer == this_computer()

    @property
    def clock(self) -> str:
        """Since when, as one says it: 10:05, or with the day if it is another."""
        day, _, clock = self.since.partition(" ")
        same = day == str(date.today())  # noqa: DTZ011 - the desk's own day
        return clock[:5] if same else f"{day[5:]} {clock[:5]}"


def this_computer() -> str:
    """The name of this computer."""
    if os.name == "nt":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def path_of(book: Path) -> Path:
    """Where the name of who has a book open stands."""
    return book.with_name(f".{book.name}.who")


def sign(book: Path, operator: str) -> None:
    """Say who has the book; whoever calls holds its lock.

    A full disk leaves it unsigned: the book is locked all the same.
    """
    text = json.dumps(asdict(Holder(this_computer(), operator, now())))
    with suppress(OSError):
        path_of(book).write_text(text, encoding="utf-8")


def forget(book: Path) -> None:
    """Nobody has the book any more, or somebody else; for whoever holds its lock."""
    with suppress(OSError):  # without the lock nobody believes the name
        path_of(book).unlink(missing_ok=True)


def read(book: Path) -> Holder | None:
    """Who signed; None when nobody did, or it is just being written."""
    try:
        with path_of(book).open(encoding="utf-8") as stream:
            said = json.loads(stream.read(_LONGEST))
        return Holder(str(said["computer"]), str(said["operator"]), str(said["since"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
