"""Whose records are whose, without the number: what a package says of persons.

Each record with an ID number has a mark that says which others have the same; the
member `persons` has a hash of each person, only where the county gave a key.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.persons import BY_NAME
from tecdesk.domain.persons import BY_NUMBER
from tecdesk.domain.persons import KEYED
from tecdesk.domain.persons import SAME
from tecdesk.domain.persons import hashed
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.store.rows import marks_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.persons import Hashed
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.exchange.packages.arrival import Row
    from tecdesk.exchange.packages.arrival import Tables
    from tecdesk.exchange.packages.hashing import PersonKey
    from tecdesk.store.book import Book

PERSONS = "persons"
"""Name of the member, beside those of the registers."""

_MARKS = 5
_NUMBER = re.compile("[0-9A-Z]{4}-[0-9A-Z]{4}")
_DIGEST = re.compile("[0-9a-f]{32}")


def number_field(register: Register) -> str:
    """The field that holds the ID number of whom a record is about; mostly none."""
    found = (field.key for field in register.fields if field.kind is Kind.ID_NUMBER)
    return next(found, "")


NUMBERED = {key: f for key, each in REGISTERS.items() if (f := number_field(each))}
"""Registers about persons to the field of their number."""


def told_apart(
    book: Book, chosen: Mapping[str, list[Record]]
) -> dict[str, list[Record]]:
    """The records about persons, marked with who is the same.

    The oldest record of the whole book stands for a person, so that packages of two
    years say it of the same record.

    Args:
        book: the township's.
        chosen: register key to the records that go along.
    """
    found = {}
    for key, field in NUMBERED.items():
        first = _oldest(book, key, field) if chosen.get(key) else {}
        found[key] = [
            _marked(record, field, first.get(record.text(field), ""))
            for record in chosen.get(key, ())
        ]
    return found


def _oldest(book: Book, key: str, field: str) -> dict[str, str]:
    """ID number to the smallest id of a record that has it, in use or in the bin."""
    every = (
        *book.columns(key, (field,)),
        *book.columns(key, (field,), Filter(binned=True)),
    )
    ids: dict[str, str] = {}
    for id_, number in every:
        if number:
            ids[str(number)] = min(str(id_), ids.get(str(number), str(id_)))
    return ids


def _marked(record: Record, field: str, first: str) -> Record:
    if not first:
        return record
    return replace(record, marks={**record.marks, field: SAME + first})


def person_lines(
    chosen: Mapping[str, Iterable[Record]], villages: Mapping[str, str], key: PersonKey
) -> bytes:
    """One line for each person that can be known elsewhere: a hash, and no more.

    Args:
        chosen: register key to records that are marked.
        villages: village id to its name.
        key: the county's.
    """
    known: dict[str, Hashed] = {}
    for register, field in NUMBERED.items():
        named = REGISTERS[register].named_by
        for each in sorted(chosen.get(register, ()), key=lambda record: record.id):
            place = villages.get(each.text("village"), "")
            person = hashed(each.text(field), each.text(named), place)
            if person and (mark := each.marks.get(field, "")).startswith(SAME):
                known.setdefault(mark.removeprefix(SAME), person)
    digests = key.of(dict(sorted(known.items())))
    entries = (
        {"person": first, "key": key.number, "by": known[first].kind, "hash": digest}
        for first, digest in digests.items()
    )
    lines = (json.dumps(entry, separators=(",", ":")) + "\n" for entry in entries)
    return "".join(lines).encode()


def persons_of(lines: bytes) -> dict[str, str]:
    """Person, as the marks call it, to what its records are marked with.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: a line says something else.
    """
    found = {}
    for line in lines.decode().removesuffix("\n").split("\n") if lines else ():
        said = json.loads(line)
        fits = _NUMBER.fullmatch(said["key"]) and _DIGEST.fullmatch(said["hash"])
        if not fits or said["by"] not in {BY_NUMBER, BY_NAME}:
            raise ValueError("not a hash of a person")
        "".join(said["person"]).encode()  # half a character raises
        found[said["person"]] = f"{said['key']}:{said['by']}:{said['hash']}"
    return found


def with_hashes(tables: Tables, persons: Mapping[str, str]) -> Tables:
    """The tables of a package, the hashes among the marks of the records."""
    if not persons:
        return tables
    made = dict(tables)
    for key, field in NUMBERED.items():
        rows = tables.get(key, {})
        made[key] = {id_: _hashed(row, field, persons) for id_, row in rows.items()}
    return made


def _hashed(row: Row, field: str, persons: Mapping[str, str]) -> Row:
    marks = json.loads(str(row[_MARKS])) if row[_MARKS] else {}
    person = str(marks.get(field, "")).removeprefix(SAME)
    if person not in persons:
        return row
    text = marks_text({**marks, KEYED: persons[person]})
    return (*row[:_MARKS], text, *row[_MARKS + 1 :])
