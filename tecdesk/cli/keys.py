"""What a command may be asked about by its key."""

from __future__ import annotations

from tecdesk.domain.additions import is_own
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS


class _OrOwn(tuple[str, ...]):
    """Keys that are known, and any that a book may have added: it is asked later."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or is_own(str(key).rpartition(".")[2])


FIGURES = _OrOwn(INDICATORS)
"""Keys of figures."""

ASKED = _OrOwn((*REGISTERS, *INDICATORS))
"""What records can be asked for."""
