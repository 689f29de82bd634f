"""Looks whether the journal is the one the program wrote: every link of the chain."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.store.log import chain
from tecdesk.store.log.folding import left
from tecdesk.store.log.folding import was
from tecdesk.store.log.known import digest_known
from tecdesk.store.log.known import of_line
from tecdesk.store.log.proof import of_row
from tecdesk.store.schema.steps.m013_chained_journal import TRIGGERS

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.store.log.chain import Was


@dataclass(slots=True)
class Links:
    """What became of the chain.

    Attributes:
        since: local time since when steps are chained; empty when they are not.
        checked: how many steps were looked at.
        broken: numbers of steps that are not what they were, or follow one that is
            no more.
        changed: how many values of redacted or folded entries are not what was left.
        guarded: False when the triggers that refuse to rewrite it are gone.
        last: the last chain value, hexadecimal.
    """

    since: str = ""
    checked: int = 0
    broken: list[int] = field(default_factory=list)
    changed: int = 0
    guarded: bool = True
    last: str = ""

    @property
    def whole(self) -> bool:
        """True when nothing was found."""
        return not self.broken and not self.changed and self.guarded


def verify(connection: sqlite3.Connection) -> Links:
    """Follow the chain from its beginning; reads the whole journal once."""
    start = connection.execute(
        "SELECT after, at, digest, chain FROM journal_start"
    ).fetchone()
    if start is None:
        return Links()
    found = Links(str(start[1]), guarded=_guarded(connection))
    rows, known = was(connection, "row"), was(connection, "known")
    found.changed += _redacted(connection)
    digest = digest_known(connection, start[0], known)
    if (digest, chain.first_link(start[0], start[1], digest)) != (start[2], start[3]):
        found.changed += 1
    found.changed += _folded(connection, rows, known)
    _follow(connection, found, (start[0], bytes(start[3])), rows)
    return found


def _follow(
    connection: sqlite3.Connection, found: Links, start: tuple[int, bytes], rows: Was
) -> None:
    before = start[1]
    steps = connection.execute(
        f"SELECT {chain.HEAD}, content, chain FROM journal_step "
        "WHERE id > ? ORDER BY id",
        start[:1],
    ).fetchall()
    for *head, kept, said in steps:
        content = kept or chain.content(connection, head[0], rows)
        if chain.link(before, tuple(head), content) != said:
            found.broken.append(head[0])
        before = said or before
        found.checked += 1
    found.last = before.hex()


def _redacted(connection: sqlite3.Connection) -> int:
    """How many redacted lines are not what the last redaction left."""
    sql = "SELECT part, line, now FROM journal_redaction ORDER BY id"
    last = {(part, line): now for part, line, now in connection.execute(sql)}
    return sum(
        _line(connection, *each) not in {None, now} for each, now in last.items()
    )


def _line(connection: sqlite3.Connection, part: str, line: int) -> bytes | None:
    """The digest of a line; None when it was folded since."""
    if part == "row":
        row = connection.execute(_ROW, (line,)).fetchone()
        return of_row(*row) if row else None
    row = connection.execute(_KNOWN, (line,)).fetchone()
    return of_line(*row) if row else None


def _folded(connection: sqlite3.Connection, rows: Was, known: Was) -> int:
    """How many foldings left something else than is there."""
    folds = connection.execute(
        "SELECT step, upto, digest FROM journal_fold ORDER BY step"
    ).fetchall()
    last = max((each[1] for each in folds), default=0)
    wrong = 0
    for step, upto, digest in folds:
        if upto == 0:
            wrong += digest_known(connection, step, known) != digest
        elif upto == last:
            wrong += left(connection, step, upto, rows, known) != digest
    return wrong


def _guarded(connection: sqlite3.Connection) -> bool:
    sql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
    return int(connection.execute(sql).fetchone()[0]) == len(TRIGGERS)


_ROW = (
    "SELECT register, record, action, before, after, proof "
    "FROM journal_row WHERE id = ?"
)
_KNOWN = "SELECT step, register, record, proof, stamps FROM journal_known WHERE id = ?"
