"""Looks through a file's sheets: which are ledgers, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.headings import fingerprint
from tecdesk.exchange.ledgers.layout import begun_in_year
from tecdesk.exchange.ledgers.ledger_year import titled_year
from tecdesk.exchange.ledgers.planner import Found
from tecdesk.exchange.ledgers.recognise import LOOKED_AT
from tecdesk.exchange.ledgers.recognise import SAMPLED
from tecdesk.exchange.ledgers.recognise import Recognised
from tecdesk.exchange.ledgers.recognise import recognise
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.exchange.ledgers.slots import NAMED
from tecdesk.exchange.ledgers.slots import slots_of
from tecdesk.exchange.ledgers.unread import Unread
from tecdesk.exchange.ledgers.unread import UnreadError
from tecdesk.exchange.ledgers.unread import likely_headings
from tecdesk.exchange.ledgers.unread import unread
from tecdesk.exchange.sources.sheets import LeftOut

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from tecdesk.domain.register import Register
    from tecdesk.exchange.sources.sheets import Sheet
    from tecdesk.exchange.sources.sheets import Source

_STEP = "请检查表头的列名，或在导入页选好“导入到”和各列的对应再试。"


@dataclass(frozen=True)
class Choices:
    """What a person said about a file; everything else is found.

    Attributes:
        register: key of the register; empty to find it.
        sheet: the one sheet to import; empty for all that are ledgers.
        mapping: heading to slot key; None leaves the column out.
        remembered: columns chosen earlier, by the fingerprint of the heading.
        year: year of the ledger as a person gave it; None to find it.
    """

    register: str = ""
    sheet: str = ""
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    year: int | None = None

    def check(self) -> None:
        """Raises DeskError for a register or field that cannot be imported."""
        importable = {register.key: register for register in NAMED}
        if self.register and self.register not in importable:
            known = "、".join(f"{key} {r.label}" for key, r in importable.items())
            raise DeskError(
                f"没有“{self.register}”这种台账可以导入。", f"可以用：{known}。"
            )
        among = [importable[self.register]] if self.register else IMPORTABLE
        keys = {key for register in among for key in slots_of(register)}
        for heading, key in self.mapping.items():
            if key and key not in keys:
                raise DeskError(
                    f"列“{heading}”对应的“{key}”不是这本台账的项目。",
                    f"可以用：{'、'.join(sorted(keys))}。",
                )

    @property
    def among(self) -> tuple[Register, ...]:
        """The registers a sheet may be."""
        return (REGISTERS[self.register],) if self.register else IMPORTABLE


def survey(
    source: Source, choices: Choices, villages: Collection[str]
) -> tuple[list[Found], list[LeftOut]]:
    """The sheets that are ledgers, and the others with the reason.

    Raises:
        DeskError: no sheet is a ledger, or the sheet named is not there.
    """
    choices.check()
    found: list[Found] = []
    left_out = list(source.left_out)
    strange: list[Unread] = []
    for name in _sheet_names(source, choices):
        sheet = source.load(name)
        taken = _look_at(sheet, source, choices, villages)
        if isinstance(taken, Found):
            found.append(taken)
            continue
        left_out.append(taken.left_out)
        if each := taken.told(choices):
            strange.append(each)
    if not found:
        raise _nothing(source, left_out, strange)
    return found, left_out


@dataclass(frozen=True)
class _Refused:
    """A sheet that is not taken, and as far as it was recognised."""

    sheet: Sheet
    reason: str
    found: Recognised | None = None
    blank: bool = False

    @property
    def left_out(self) -> LeftOut:
        return LeftOut(self.sheet.name, self.reason)

    def told(self, choices: Choices) -> Unread | None:
        register = REGISTERS[choices.register] if choices.register else None
        if self.blank:
            return None
        return unread(self.sheet, self.reason, self.found, register)


def _sheet_names(source: Source, choices: Choices) -> tuple[str, ...]:
    if not choices.sheet:
        return source.names
    if choices.sheet not in source.names:
        for each in source.left_out:
            if each.sheet == choices.sheet:
                raise DeskError(f"工作表“{each.sheet}”{each.reason}")
        raise DeskError(
            f"“{source.path.name}”里没有工作表“{choices.sheet}”。",
            f"里面有：{'、'.join(source.names) or '没有可见的工作表'}。",
        )
    return (choices.sheet,)


def _look_at(
    sheet: Sheet, source: Source, choices: Choices, villages: Collection[str]
) -> Found | _Refused:
    head = sheet.head(LOOKED_AT + SAMPLED)
    if not any(cell != "" for row in head for cell in row):
        return _Refused(sheet, "是空表。", blank=True)
    names = (sheet.name, source.path.stem)

    def read(mapping: Mapping[str, str | None]) -> Recognised | None:
        return recognise(
            head,
            sheet.merges,
            names,
            among=choices.among,
            chosen=mapping,
            villages=villages,
        )

    found = read(choices.mapping)
    if not choices.mapping:
        headings = found.headings if found else likely_headings(head)
        remembered = choices.remembered.get(fingerprint(headings))
        found = (read(remembered) if remembered else None) or found
    if found is None:
        return _Refused(
            sheet,
            f"没有认出表头：前 {LOOKED_AT} 行里没有哪一行的列名像{_labels(choices)}。",
        )
    above = (str(cell) for row in head[: found.first] for cell in row if cell != "")
    titles = (*above, *names)
    begun = begun_in_year(found.register)
    told = choices.year or titled_year(titles)
    missing = [field for field in found.missing if not told or field is not begun]
    if missing:
        columns = "、".join(f"“{field.label}”" for field in missing)
        nor_year = "，也没有写明是哪一年的" if begun in missing else ""
        return _Refused(
            sheet,
            f"像是{found.register.label}台账，但第 {found.first + 1} 行的表头里"
            f"没有{columns}列{nor_year}。",
            found,
        )
    return Found(sheet, found, titles)


def _labels(choices: Choices) -> str:
    return "、".join(register.label for register in choices.among)


def _nothing(
    source: Source, left_out: list[LeftOut], strange: list[Unread]
) -> DeskError:
    if not source.names:
        return DeskError(
            f"“{source.path.name}”里没有可见的工作表。", "请取消隐藏后再试。"
        )
    reasons = "".join(f"工作表“{each.sheet}”{each.reason}" for each in left_out)
    sentence = f"“{source.path.name}”里没有能导入的台账：{reasons}"
    return UnreadError(sentence, _STEP, strange)
