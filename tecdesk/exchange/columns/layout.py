"""What lies where in an export, and what every column holds."""

from __future__ import annotations

from functools import cache

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.store.schema.drift import OWN

FORMAT = 1
"""Counted up when an older reader would misread the files."""

MANIFEST = "columns.json"
"""Written last: a folder without it is no export."""

HEAD = "head.tecdesk"
"""A small book without records: units, villages, words, targets, settings."""

YEAR = "part_year"
"""Partition by the record's own year; UNDATED where it has none."""

UNDATED = "0000"
"""Sorts before every year, as a record without a date begins before every span."""

LINE = "line"
"""The order of entry among the records of one book."""

OWNER = "owner"
"""Partition by the unit that a record belongs to, where asked for."""

_PAPERS = {
    *("attachment", "explanation", "shown_share", "passage"),
    *("own_field", "own_indicator"),
}
"""Registers without a folder of their own: those about papers, on which no figure
rests, and those that say which fields and figures there are, which are in the head."""

EXPORTED = tuple(key for key in REGISTERS if key not in _PAPERS)
"""The registers that go along, each in a folder of its name."""


@cache
def columns_of(register: str) -> dict[str, bool]:
    """Column to whether it is a whole number (else text), as they lie in a file.

    What identifies a person stays at home, save where a figure tells things apart
    by it: there a keyed digest stands in its place.
    """
    names = ("id", OWNER, "created_at", "changed_at", "binned_at", "marks", OWN)
    declared = REGISTERS[register]
    fields = [
        field
        for field in (*declared.own, *declared.common)
        if not field.personal or (register, field.key) in hashed()
    ]
    return (
        dict.fromkeys(names, False)
        | {LINE: True}
        | {field.key: field.kind.is_number for field in fields}
    )


@cache
def hashed() -> frozenset[tuple[str, str]]:
    """(register, field) of personal fields by which a figure tells things apart."""
    found = set()
    for indicator in INDICATORS.declared.values():
        if isinstance(indicator.measure, Distinct):
            register = REGISTERS[indicator.register]
            for path in (path for keys in indicator.measure.keys for path in keys):
                ref = path.rpartition(".")[0]
                owner = register[ref].to if ref else register.key
                found.add((owner, field_at(register, path)))
    return frozenset((owner, field.key) for owner, field in found if field.personal)
