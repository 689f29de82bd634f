"""What a form shows of itself to whoever keeps, brings back or locks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from tecdesk.domain.register import Register
    from tecdesk.ui.form.belongings import Belongings
    from tecdesk.ui.form.entry_line import Entry
    from tecdesk.ui.form.fields import Fields
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.photos.strip import Strip


class RecordForm(QFrame):
    """The form of a record.

    Attributes:
        register: of the record. lookup: the book, and where to say what happened.
        record: id of the record shown; empty for a new one.
        fields: its own. lists, photos: what belongs to it.
        inner: the list, entry and fields of what belongs to it, while one is shown.
    """

    register: Register
    lookup: Lookup
    record: str
    fields: Fields
    lists: list[Belongings]
    photos: Strip
    inner: tuple[Belongings, Entry, Fields] | None

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        raise NotImplementedError

    def begin(self, record: str) -> None:
        """Show a record to be changed, or an empty form when there is none."""
        raise NotImplementedError

    def open_entry(self, owner: Belongings, entry: Entry) -> None:
        """Show the form of something that belongs to the record."""
        raise NotImplementedError

    def inner_fields(self) -> Fields:
        """The fields with which the person works now."""
        raise NotImplementedError
