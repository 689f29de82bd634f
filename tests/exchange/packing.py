"""A small package of one household, as the tests pack it."""

from __future__ import annotations

from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.record_lines import to_lines

UNIT = UnitCard(
    "u1", "清河镇", "清河镇人民政府", "990000100", "990000100000", "县科技局"
)
SHEETS = {"汇总表.pdf": b"%PDF-1.4 page", "汇总表.xlsx": b"PK rows"}
PERSON = Record(
    "pairing",
    "p1",
    {
        "name": "张𠮷",
        "id_number": "990000198001010011",
        "phone": "13800000000",
        "village": "v1",
        "family_size": 3,
        "note": "电话13800000000，证件990000198001010011",
    },
    marks={"phone": "na", "family_size": "about"},
    owner="u1",
    created_at="2025-03-01T09:00:00",
    changed_at="2025-03-01T09:00:00",
)


def lines(*, personal: bool = False) -> bytes:
    """The household as its package has it."""
    names = {"village": {"v1": "柳树村"}}
    return to_lines(REGISTERS["pairing"], [PERSON], names, personal=personal)


def content(**changes: object) -> Content:
    """What is packed; `year=2024` changes one part."""
    parts = {
        "unit": UNIT,
        "year": 2025,
        "revision": 1,
        "previous": "",
        "records": {"pairing": lines()},
        "counts": {"pairing": 1, "training": 0},
    }
    return Content(**{**parts, **changes})  # type: ignore[arg-type]
