"""What proves a row of the journal: digests that an edit from outside does not fit.

The digest of an added record is made of the record itself, so that the journal need
not keep a copy of it: text of its columns in the order of the table, which only grows
at its end. Where a register holds numbers of persons, eight random bytes go along, or
the number could be found by trying them all once it has been taken out.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from itertools import repeat
from os import urandom
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value

SALT, DIGEST = 8, 16
_BETWEEN = "\x1f"


_covered: dict[str, tuple[str, ...]] = {}


def covered(connection: sqlite3.Connection, register: str) -> tuple[str, ...]:
    """The columns of a register's table that a digest covers, in its order.

    It is the same in every book of today's form: the same migrations made them.
    """
    if register not in _covered:
        about = connection.execute(f'PRAGMA table_info("{register}")')
        names = tuple(row[1] for row in about if row[1] != "search")
        _covered[register] = names
    return _covered[register]


@cache
def is_salted(register: str) -> bool:
    """Whether records of a register hold numbers of persons."""
    return any(field.personal for field in REGISTERS[register].fields)


def proofs(
    register: str,
    names: Sequence[str],
    columns: Mapping[str, Sequence[Value]],
    fixed: Mapping[str, str],
) -> list[bytes]:
    """Proofs of new records, made column by column for an import.

    Args:
        register: key of the register.
        names: what is covered, in order.
        columns: name to the values of all records; others are blank.
        fixed: name to the value that all records have.
    """
    here = [name for name in names if name in columns]
    shape = _BETWEEN.join(
        "%s" if name in columns else fixed.get(name, "").replace("%", "%%")
        for name in names
    )
    shape = f"{register}{_BETWEEN}{shape}".rstrip(_BETWEEN)
    rows = zip(*(_texts(columns[name]) for name in here), strict=True)
    texts = ((shape % row).rstrip(_BETWEEN).encode() for row in rows)
    if not is_salted(register):
        return [sha256(text).digest()[:DIGEST] for text in texts]
    count = len(columns[here[0]])
    return [
        salt + sha256(salt + text).digest()[:DIGEST]
        for salt, text in zip(_salts(count), texts, strict=True)
    ]


def proof_of(register: str, names: Sequence[str], state: Mapping[str, Value]) -> bytes:
    """The proof of one record as it stands."""
    salt = urandom(SALT) if is_salted(register) else b""
    return salt + digest_of(register, names, state, salt)


def proves(
    proof: bytes, register: str, names: Sequence[str], state: Mapping[str, Value]
) -> bool:
    """True when a proof is of a record as it stands."""
    salt = proof[:-DIGEST]
    return proof[-DIGEST:] == digest_of(register, names, state, salt)


def digest_of(
    register: str, names: Sequence[str], state: Mapping[str, Value], salt: bytes
) -> bytes:
    """The digest of one record with a given salt."""
    values = (state.get(name) for name in names)
    text = _BETWEEN.join("" if each is None else str(each) for each in values)
    whole = f"{register}{_BETWEEN}{text}".rstrip(_BETWEEN)
    return sha256(salt + whole.encode()).digest()[:DIGEST]


def of_row(
    register: str,
    record: str,
    action: str,
    before: str | None,
    after: str | None,
    proof: bytes | None,
) -> bytes:
    """The digest of a row of the journal."""
    if action == "add" and proof:
        return proof[-DIGEST:]
    return of_parts(register, record, action, before, after, salt=proof)


def of_parts(*parts: object, salt: bytes | None = None) -> bytes:
    """The digest of several texts, each told apart from the next by its length."""
    told = "".join(_part(each) for each in parts)
    return sha256((salt or b"") + told.encode("utf-8", "surrogatepass")).digest()[
        :DIGEST
    ]


def _part(each: object) -> str:
    if each is None:
        return "-"
    text = each.hex() if isinstance(each, bytes) else str(each)
    return f"{len(text)}:{text}"


def _texts(column: Sequence[Value]) -> Iterable[Value]:
    if None not in column:
        return column
    return ["" if value is None else value for value in column]


def _salts(count: int) -> Iterable[bytes]:
    if count == 1:
        return repeat(urandom(SALT), 1)
    pool = urandom(SALT * count)
    return (pool[at : at + SALT] for at in range(0, len(pool), SALT))
