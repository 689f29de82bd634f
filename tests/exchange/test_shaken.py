"""Packages that somebody shook and sealed again: refused, or a package."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import asdict
from dataclasses import replace

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.arrival import arrived
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import Member
from tecdesk.exchange.packages.manifest import data_digest
from tests.exchange.forging import NAME
from tests.exchange.forging import packed
from tests.exchange.forging import seal_again
from tests.exchange.forging import unpacked
from tests.exchange.forging import whole_lines
from tests.exchange.forging import zipped

FUZZED = 1_500
"""Ten thousand and more are run by tests.faults.fuzz."""


def test_shaken_and_sealed_again() -> None:
    """Whatever the bytes are: a package, or a sentence."""
    whole, dice = packed(), random.Random(7)
    taken, sentences = 0, set[str]()
    for number in range(FUZZED):
        data = shaken_package(whole, dice, number)
        try:
            arrived(NAME, data)
            taken += 1
        except DeskError as error:
            sentences.add(error.sentence)
    assert all(sentence.endswith("。") for sentence in sentences)
    assert len(sentences) > 10
    assert taken < FUZZED // 2


def shaken_package(whole: bytes, dice: random.Random, number: int) -> bytes:
    """Changed as bytes, as the text of a member, or as lines with a right digest."""
    parts = unpacked(whole)
    match number % 3:
        case 0:
            return seal_again(_mutated(whole, dice))
        case 1:
            which = dice.randrange(len(parts))
            members = [*parts]
            members[which] = (parts[which][0], _mutated(parts[which][1], dice))
            return zipped(members)
        case _:
            records = whole_lines()
            key = dice.choice([*records])
            return _true(records | {key: _mutated(records[key], dice)}, parts)


def _true(records: dict[str, bytes], parts: list[tuple[str, bytes]]) -> bytes:
    """A package whose manifest fits whatever the lines are."""
    said = Manifest.from_json(dict(parts)[MANIFEST])
    members = tuple(
        Member(f"records/{key}.jsonl", len(lines), hashlib.sha256(lines).hexdigest())
        for key, lines in records.items()
    )
    made = replace(
        said,
        members=members,
        counts={key: lines.count(b"\n") for key, lines in records.items()},
        digest=data_digest("u", 2025, 1, records),
    )
    manifest = json.dumps(asdict(made)).encode()
    named = [(f"records/{key}.jsonl", lines) for key, lines in records.items()]
    return zipped([(MANIFEST, manifest), *named])


def _mutated(data: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, cut out, doubled or put in."""
    text = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(text) + 1)
        match dice.randrange(4):
            case 0 if place < len(text):
                text[place] = dice.randrange(256)
            case 1:
                del text[place : place + dice.randint(1, 20)]
            case 2:
                text[place:place] = text[place : place + dice.randint(1, 20)]
            case _:
                text[place:place] = dice.choice(_WORDS)
    return bytes(text)


_WORDS = (
    b"null",
    b"-1",
    b"[]",
    b"{}",
    b'"',
    b"\n",
    b"1e999",
    b"\\ud800",
    b"\0",
    b"9" * 40,
)
