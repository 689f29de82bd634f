"""Records that break a rule declared for their register, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.identity import masked
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import problems
from tecdesk.domain.veil import veiled_problem
from tecdesk.store.query import Filter
from tecdesk.store.suspects.doubtful import doubtful
from tecdesk.tally.checkup.check import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.problem import Problem
    from tecdesk.domain.record import Record
    from tecdesk.tally.checkup.look import Look

NOT_REPORTED = {
    "word",
    "village_name",
    "explanation",
    "shown_share",
    "own_field",
    "own_indicator",
    "attachment",
    "passage",
}
"""Registers whose records are no part of a report, only what it is written with."""


def ruled(look: Look) -> Iterator[Finding]:
    """Every problem of every record that belongs to the year or to no year."""
    for key, register in REGISTERS.items():
        if key in NOT_REPORTED:
            continue
        where = look.within(register) or Filter()
        for record in doubtful(look.book, key, where):
            for problem in problems(register, record.values):
                yield _finding(look, record, problem)


def _finding(look: Look, record: Record, problem: Problem) -> Finding:
    field = REGISTERS[record.register].by_key[problem.field]
    total = record.values.get(field.part_of) if field.part_of else None
    return Finding(
        problem.rule,
        look.place(record),
        {"said": veiled_problem(field, problem).text},
        register=record.register,
        ids=(record.id,),
        about=f"{record.register}:{record.id}.{problem.field}",
        behind=(masked(problem.value), total),
    )
