"""The editor of numbers: a plain line that can be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.editors.editor import LineEditor

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.ui.models.lookup import Lookup


class NumberEditor(LineEditor):
    """Counts, money and areas; full width and 万 are understood."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        super().__init__(field, lookup)
