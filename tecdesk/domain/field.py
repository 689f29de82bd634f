"""A field is one fact about one column; a kind says what sort of value it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = str | int | None
"""What a column holds: text, an integer in the kind's stored unit, or nothing."""


class Kind(Enum):
    """The closed list of value kinds; every layer has one table keyed by it."""

    TEXT = "text"
    NOTE = "note"
    DATE = "date"  # ISO text: 2025, 2025-03 or 2025-03-05
    YEAR = "year"
    COUNT = "count"
    NUMBER = "number"  # integer hundredths of the shown unit
    MONEY = "money"  # integer 分, shown in 元
    AREA = "area"  # integer tenths of a 亩
    CHOICE = "choice"  # one word of a word list
    CHOICES = "choices"  # several words joined by 、
    REF = "ref"  # id of a record of another register
    INDICATOR = "indicator"  # key of an indicator, shown by its label
    ID_NUMBER = "id_number"
    PHONE = "phone"

    @property
    def is_number(self) -> bool:
        """True when the column stores an integer."""
        return self in SCALE

    @property
    def scale(self) -> int:
        """How many stored units make one shown unit; 1 for anything not scaled."""
        return SCALE.get(self, 1)


SCALE = {
    Kind.YEAR: 1,
    Kind.COUNT: 1,
    Kind.NUMBER: 100,
    Kind.MONEY: 100,
    Kind.AREA: 10,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a register, declared once for store, form, list, paper and import.

    Attributes:
        key: stable name in the file, in JSON and in packages.
        label: what people see.
        kind: what sort of value it holds.
        required: saving without it is refused (unless `unless` is filled).
        unless: key of a field that makes this one optional when filled.
        implied: what is understood where it is blank and `unless` is filled.
        unit: shown unit, e.g. 人次.
        default: stored value of a new record.
        aliases: other column headings that mean this field.
        to: register key a REF points to.
        words: word list key of a CHOICE or CHOICES field.
        part_of: key of the total this count is a subset of (其中).
        short: heading where room is scarce.
        listed: shown as a column of the list.
        sticky: a new record starts with the last record's value.
        personal: identifies a person: masked everywhere, kept out of packages.
        person: holds a person's name: blanks go, what stands in brackets is a note.
        addable: a name that a REF does not find may be added to its register.
        brings: fields of the REF's register that a ledger line may also carry.
        inner: for the program: never typed, searched, or masked as a number of people.
        retired: no longer filled in; where a record has something, it is shown.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    unless: str = ""
    implied: str = ""
    unit: str = ""
    default: Value = None
    aliases: tuple[str, ...] = ()
    to: str = ""
    words: str = ""
    part_of: str = ""
    short: str = ""
    listed: bool = False
    sticky: bool = False
    personal: bool = False
    person: bool = False
    addable: bool = False
    brings: tuple[str, ...] = ()
    inner: bool = False
    retired: bool = False

    def __post_init__(self) -> None:
        """Refuse a declaration that contradicts itself."""
        if (self.kind is Kind.REF) != bool(self.to):
            raise ValueError(f"{self.key}: REF and `to` go together")
        if (self.kind in {Kind.CHOICE, Kind.CHOICES}) != bool(self.words):
            raise ValueError(f"{self.key}: a choice and `words` go together")

    @property
    def heading(self) -> str:
        """The shortest label there is."""
        return self.short or self.label
