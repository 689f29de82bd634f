"""A hundred files of each kind that nobody should have made; make fuzz takes more."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tests.faults.fuzz.kinds import KINDS
from tests.faults.fuzz.running import MEMORY
from tests.faults.fuzz.running import run

if TYPE_CHECKING:
    import random
    from pathlib import Path

SHORT = {"book": 12, "csv": 25, "ods": 25, "form": 50, "xlsx": 50, "copy": 60}
COUNT = 100

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_or_what_it_says(kind: str) -> None:
    count = SHORT.get(kind, COUNT)
    told = run(KINDS[kind], count, seed=1)
    assert told.faults == {}
    assert told.inputs == count
    assert 0 < told.taken < count


class Bad:
    """Does what must be found."""

    def __init__(self, _folder: Path) -> None:
        pass

    def made(self, dice: random.Random) -> bytes:
        return bytes([dice.randrange(256)])

    def taken(self, _data: bytes) -> object:
        raise NotImplementedError


class Raising(Bad):
    def taken(self, _data: bytes) -> object:
        raise KeyError("x")


class Greedy(Bad):
    def taken(self, _data: bytes) -> object:
        return bytes(2 * MEMORY)


class Dying(Bad):
    def taken(self, _data: bytes) -> object:
        os.abort()


class Mumbling(Bad):
    def taken(self, _data: bytes) -> object:
        raise DeskError("no sentence")


class Hanging(Bad):
    def taken(self, _data: bytes) -> object:
        while time.monotonic():
            pass
        return None


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Raising, "KeyError"),
        (Greedy, "MemoryError"),
        (Dying, "killed: 6"),
        (Mumbling, "no sentence"),
        (Hanging, "killed: 27"),
    ],
)
def test_what_must_be_found_is(
    bad: type[Bad], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.faults.fuzz.running.SECONDS", 0.1)
    told = run(bad, 2, seed=1)
    assert len(told.faults) == told.inputs == 2
    assert all(said in each for each in told.faults.values())
