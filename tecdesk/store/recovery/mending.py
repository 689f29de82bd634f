"""Takes out of a recovered book what was to be JSON and is none."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.content import garbled
from tecdesk.store.log.door import opened
from tecdesk.store.recovery.naming import named
from tecdesk.store.schema.drift import OWN

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.store.recovery.report import Item


def mend_journal(new: sqlite3.Connection) -> None:
    """Let rows of the journal that cannot be read say nothing; drafts go.

    Args:
        new: the recovered book, in a transaction.
    """
    with opened(new, "recover"):
        for column in ("before", "after"):
            new.execute(
                f"UPDATE journal_row SET {column} = '{{}}' WHERE {garbled(column)}"
            )
    new.execute(f"DELETE FROM draft WHERE {garbled('fields')}")


def mend_marks(new: sqlite3.Connection) -> list[Item]:
    """Let records go on without marks that cannot be read; returns those records.

    Likewise without what a county's own fields say.
    """
    found = []
    for register, column in product(REGISTERS, ("marks", OWN)):
        wrong = garbled(column)
        sql = f'SELECT id FROM "{register}" WHERE {wrong}'
        found += [(register, str(row[0])) for row in new.execute(sql).fetchall()]
        new.execute(f'UPDATE "{register}" SET {column} = NULL WHERE {wrong}')
    return [named(new, *each) for each in found]
