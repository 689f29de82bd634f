"""What the county answered to a package: taken over, or given back with remarks."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.states import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.store.reading import Reader

GIVEN = {State.ACCEPTED, State.RETURNED}
"""The states that an answer can give; REPORTED takes an answer back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; the last one to a package counts.

    Attributes:
        file: the package, see `received.Received`.
        state: ACCEPTED, RETURNED, or REPORTED where an answer was taken back.
        at: local time, ISO text to the second.
        operator: who; empty when nobody said.
        reason: why it was returned, in one line.
        remarks: what is wrong, at which records.
    """

    file: str
    state: State
    at: str
    operator: str
    reason: str = ""
    remarks: tuple[Remark, ...] = ()


def answers(book: Reader) -> dict[str, Answer]:
    """Package to the last answer it was given."""
    sql = (
        "SELECT file, state, at, operator, reason, remarks FROM county_answer "
        "WHERE id IN (SELECT max(id) FROM county_answer GROUP BY file)"
    )
    return {str(row[0]): _answer(tuple(row)) for row in book.rows(sql, [])}


def answer(book: Reader, new: Answer) -> None:
    """Write down an answer; the caller holds the transaction."""
    said = [asdict(remark) for remark in new.remarks]
    remarks = json.dumps(said, ensure_ascii=False)
    book.rows(
        "INSERT INTO county_answer(file, state, at, operator, reason, remarks) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [new.file, new.state.value, new.at, new.operator, new.reason, remarks],
    )


def _answer(row: Sequence[str]) -> Answer:
    file, state, at, operator, reason, remarks = row
    said = tuple(Remark(**each) for each in json.loads(remarks))
    return Answer(file, State(state), at, operator, reason, said)
