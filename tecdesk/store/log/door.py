"""The one door through which the journal is rewritten; elsewhere it only grows.

Triggers refuse to change or delete rows of `journal_row`, `journal_known`,
`journal_redaction` and of sealed steps. Inside `opened` they let it pass. Whoever goes
through must leave the chain whole:

- `redaction.redact` takes values out of old entries. What a row was worth in the chain
  stays in `journal_redaction`, which is itself part of a later step.
- `folding.fold` throws away entries before a day. The digest of each step stays in the
  step, the digest of what is left stays in `journal_fold`.
- `chain.begin` starts anew: a book of an older form, or one that was recovered.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def opened(connection: sqlite3.Connection, why: str) -> Iterator[None]:
    """Let the journal be rewritten in the block; the caller holds the transaction."""
    connection.execute("INSERT INTO journal_door(why) VALUES (?)", (why,))
    yield
    connection.execute("DELETE FROM journal_door")
