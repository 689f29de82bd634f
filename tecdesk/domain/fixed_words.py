"""Words that the program itself counts by: a book may not rename them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.additions import derived_once
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.domain.registers.base import CLOSED
from tecdesk.domain.registers.base import UNDER_WAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field


@derived_once
def fixed_words() -> dict[str, frozenset[str]]:
    """Word list key to the words that figures and imports are declared with."""
    found: dict[str, set[str]] = defaultdict(set)
    found[REGISTERS["base"]["status"].words] |= {CLOSED, UNDER_WAY}
    for field, text in (*_of_indicators(), *_of_imports()):
        if field.words:
            found[field.words].add(text)
    return {key: frozenset(texts) for key, texts in found.items()}


def _of_indicators() -> Iterator[tuple[Field, str]]:
    for indicator in INDICATORS.values():
        register = REGISTERS[indicator.register]
        if indicator.per:
            yield field_at(register, indicator.per), indicator.per_default
        for condition in indicator.where:
            if condition.value:
                yield field_at(register, condition.path), condition.value


def _of_imports() -> Iterator[tuple[Field, str]]:
    for register in REGISTERS.values():
        for carried in register.carries:
            for key, value in carried.fixed:
                yield REGISTERS[carried.register][key], str(value)
