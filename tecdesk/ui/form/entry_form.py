"""All fields of a record that belongs to the one in the form, and its photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.form.fields import Fields
from tecdesk.ui.photos.strip import Strip

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.form.entry_line import Entry
    from tecdesk.ui.models.lookup import Lookup


def entry_form(
    belongs: Belongs, entry: Entry, values: Values, lookup: Lookup, desk: Desk
) -> Fields:
    """The form of an entry.

    Args:
        belongs: what is listed.
        entry: the record.
        values: its own, completed with what the record it belongs to says of it.
        lookup: names and words.
        desk: the book and the window.
    """
    made = Fields(belongs.register, lookup)
    made.load(values, entry.marks)
    made.name_new(entry.new)
    made.grid.hide_fields(belongs.known)
    photos = Strip(desk, lookup, entry.held_for(belongs.register.key))
    photos.edited.connect(made.edited)
    made.grid.between.addWidget(photos)
    return made
