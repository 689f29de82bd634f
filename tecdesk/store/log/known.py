"""What stands for entries that are not there: proofs of records as they were at a step.

A book that is older than the chain has no proof of its records, and a folded journal
has lost those it had. So the records are proved as they are then. Moments of fields go
along where a colleague's copy may ask for them.
"""

from __future__ import annotations

from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.proof import covered
from tecdesk.store.log.proof import of_parts
from tecdesk.store.log.proof import proof_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value


def keep_known(connection: sqlite3.Connection, step: int) -> None:
    """Prove every record as it is after a step; the caller opened the door."""
    for register in REGISTERS:
        connection.executemany(
            _INSERT,
            (
                (step, register, str(state["id"]), proof, None)
                for state, proof in _proved(connection, register)
            ),
        )


def keep_known_of(
    connection: sqlite3.Connection,
    step: int,
    register: str,
    record: str,
    stamps: str | None = None,
) -> None:
    """Prove one record as it is after a step; one that is gone has no proof.

    Args:
        connection: the book's.
        step: number of the step.
        register: key of the register.
        record: its id.
        stamps: the moments of its fields, as `colleagues.joins` writes them, where
            its older entries are thrown away.
    """
    names = covered(connection, register)
    quoted = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {quoted} FROM "{register}" WHERE id = ?'
    row = connection.execute(sql, (record,)).fetchone()
    state = dict(zip(names, row, strict=True)) if row else None
    proof = proof_of(register, names, state) if state else None
    connection.execute(_INSERT, (step, register, record, proof, stamps))


def digest_known(
    connection: sqlite3.Connection,
    step: int,
    was: Mapping[int, bytes] = MappingProxyType({}),
    *,
    earlier: bool = False,
) -> bytes:
    """The digest of what a step kept.

    Args:
        connection: the book's.
        step: number of the step.
        was: lines that are no longer what they were, to the digest they had.
        earlier: also of what all steps before it kept.
    """
    made = sha256()
    sql = _LINES.format("<=" if earlier else "=")
    for number, *line in connection.execute(sql, (step,)):
        made.update(was.get(number) or of_line(*line))
    return made.digest()


def of_line(
    step: int, register: str, record: str, proof: bytes | None, stamps: str | None
) -> bytes:
    """The digest of one line."""
    return of_parts("known", step, register, record, proof, stamps)


def _proved(
    connection: sqlite3.Connection, register: str
) -> Iterator[tuple[dict[str, Value], bytes]]:
    names = covered(connection, register)
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f'SELECT {quoted} FROM "{register}" ORDER BY rowid')
    for row in rows:
        state = dict(zip(names, row, strict=True))
        yield state, proof_of(register, names, state)


_INSERT = (
    "INSERT INTO journal_known(step, register, record, proof, stamps) "
    "VALUES (?, ?, ?, ?, ?)"
)
_LINES = (
    "SELECT id, step, register, record, proof, stamps FROM journal_known "
    "WHERE step {} ? ORDER BY id"
)
