"""The one table of editors, keyed by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.ui.editors.dates import DateEditor
from tecdesk.ui.editors.links import IndicatorEditor
from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.numbers import NumberEditor
from tecdesk.ui.editors.texts import ChoiceEditor
from tecdesk.ui.editors.texts import ChoicesEditor
from tecdesk.ui.editors.texts import NoteEditor
from tecdesk.ui.editors.texts import PersonalEditor
from tecdesk.ui.editors.texts import TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.models.lookup import Lookup

EDITORS: dict[Kind, Callable[[Field, Lookup, str], Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.NOTE: NoteEditor,
    Kind.DATE: DateEditor,
    Kind.YEAR: NumberEditor,
    Kind.COUNT: NumberEditor,
    Kind.NUMBER: NumberEditor,
    Kind.MONEY: NumberEditor,
    Kind.AREA: NumberEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.REF: RefEditor,
    Kind.INDICATOR: IndicatorEditor,
    Kind.ID_NUMBER: PersonalEditor,
    Kind.PHONE: PersonalEditor,
}
"""Which editor a kind gets."""


def editor(field: Field, lookup: Lookup, register: str) -> Editor:
    """The editor of a field of a register."""
    return EDITORS[field.kind](field, lookup, register)
