"""What a new record begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup


def begun(register: Register, lookup: Lookup) -> dict[str, Value]:
    """Defaults; an event happened today, unless another year is being worked on."""
    values = register.blank()
    today, year = lookup.context.today, lookup.year
    if register.dated_by and not register.ends_by:
        if today and today.year == year:
            values[register.dated_by] = today.isoformat()
    elif not register.dated_by and "year" in register.by_key:
        values["year"] = year
    return values
