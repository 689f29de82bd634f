"""Strategies for whole ledgers: few villages and names, so that much collides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from hypothesis import strategies as st

from tecdesk.domain.field import Kind
from tecdesk.domain.fixed_words import fixed_words
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import REGISTERS
from tests.store.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Field
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


def reached(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The registers that figures rest on, those that others point to first."""
    found = {"village"}
    for each in (part for i in indicators for part in i.addends):
        register = REGISTERS[each.register]
        yearly = each.measure.yearly if isinstance(each.measure, Sum) else ""
        paths = (register.parent, each.dated_by, each.placed_by, *each.splits)
        refs = {path.split(".")[0] for path in (*paths, *(c.path for c in each.where))}
        found |= {register.key, yearly or register.key}
        found |= {field.to for field in register.refs if field.key in refs}
    return tuple(key for key in REGISTERS if key in found)


COUNTED = reached(INDICATORS.values())
_DATES = (
    "2024",
    "2024-12-31",
    "2025",
    "2025-01-01",
    "2025-03",
    "2025-03-15",
    "2025-03-31",
    "2025-04-01",
    "2025-06-30",
    "2025-07",
    "2025-12-31",
    "2026-01-01",
)
_WORDS = {
    "name": ("王小明", "张𠮷"),
    "helper": ("李䶮", "陈𬭎"),
    "helper_unit": ("农业站",),
    "form": ("讲座", "自创形式"),
    "status": ("脱贫户", "贫困户"),
    "way": ("走访", "资金"),
    "audience": ("妇女", "农民、妇女", "农民", "妇女干部"),
    "unit": ("份", "册"),
    "quality": ("实数", "实数", "估数", "据不完全统计"),
    "id_number": ("990000198001010011",),
}

Rows = list[tuple[dict[str, Any], set[str], bool]]
"""Values (a REF as a number that chooses the record), marked keys, whether binned."""


def words_of(field: Field) -> tuple[str, ...]:
    """Words that a field is filled with: those that figures are declared with, too."""
    fixed = sorted(fixed_words().get(field.words, ()))
    return (*_WORDS.get(field.key, ()), *fixed, *(("自创",) if fixed else ()))


def _values(field: Field) -> st.SearchStrategy[Any]:
    if field.kind is Kind.REF:
        return st.none() if field.key == "replaced_by" else st.integers(0, 3)
    if field.kind is Kind.DATE:
        return st.none() | st.sampled_from(_DATES)
    if field.kind is Kind.YEAR:
        return st.sampled_from((2024, 2025))
    if field.kind.is_number:
        return st.sampled_from((None, 0, 1, 7, 1000))
    return st.sampled_from((None, *words_of(field)))


def _rows(key: str) -> st.SearchStrategy[Rows]:
    register = REGISTERS[key]
    values = st.fixed_dictionaries({f.key: _values(f) for f in register.fields})
    numbers = [f.key for f in register.fields if f.kind.is_number]
    marked = st.sets(st.sampled_from(numbers)) if numbers else st.just(set())
    binned = st.sampled_from((False, False, False, True))
    return st.lists(st.tuples(values, marked, binned), max_size=5)


def ledgers_of(indicators: Iterable[Indicator]) -> st.SearchStrategy[dict[str, Rows]]:
    """Ledgers of the registers that some figures rest on."""
    return st.fixed_dictionaries({key: _rows(key) for key in reached(indicators)})


ledgers: st.SearchStrategy[dict[str, Rows]] = ledgers_of(
    each for each in INDICATORS.values() if each.group in CORE
)
"""Ledgers of what every township keeps."""


def fill(book: Book, ledger: dict[str, Rows]) -> Reference:
    """Write a ledger into an empty book and hand back all that it holds."""
    ids: dict[str, list[str]] = {}
    with book.edit("样本") as edit:
        for key in (each for each in COUNTED if each in ledger):
            rows = [(_linked(key, v, ids), _marks(v, m)) for v, m, _ in ledger[key]]
            ids[key] = edit.add_many(key, rows)
            for id_, (_, _, binned) in zip(ids[key], ledger[key], strict=True):
                if binned:  # alone: a record may be in use below one in the bin
                    book.connection.execute(
                        f"UPDATE {key} SET binned_at = '2025-01-01' WHERE id = ?",
                        (id_,),
                    )
    held = {
        key: {id_: book.require(key, id_) for id_ in ids.get(key, ())}
        for key in COUNTED
    }
    return Reference(held)


def _linked(key: str, values: Values, ids: dict[str, list[str]]) -> Values:
    linked = dict(values)
    for ref in REGISTERS[key].refs:
        there, number = ids.get(ref.to, []), linked[ref.key]
        known = isinstance(number, int) and number < len(there)
        linked[ref.key] = there[int(number or 0)] if known else None
    return linked


def _marks(values: Values, marked: set[str]) -> Marks:
    """约 beside a number, — in place of one."""
    return {
        key: NOT_APPLICABLE if values[key] is None else ABOUT for key in sorted(marked)
    }
