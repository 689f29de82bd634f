"""Reads the editors of one record: its values as stored, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.desk.newcomers import TO_COME
from tecdesk.domain.rules import problems
from tecdesk.ui.editors.links import RefEditor

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.problem import Problem
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.ui.editors.editor import Editor


@dataclass
class Collected:
    """What stands in the form, as it would be stored.

    Attributes:
        values, marks: of the fields shown. new: REF field key to a name to add.
        problems: what is wrong, errors first.
    """

    values: dict[str, Value] = attribute(default_factory=dict)
    marks: dict[str, str] = attribute(default_factory=dict)
    new: dict[str, str] = attribute(default_factory=dict)
    problems: list[Problem] = attribute(default_factory=list)

    @property
    def refused(self) -> list[Problem]:
        """The problems that make saving impossible."""
        return [problem for problem in self.problems if problem.blocks]


def collect(
    register: Register,
    editors: Mapping[str, Editor],
    rest: Values,
    unseen: Collection[str] = (),
) -> Collected:
    """Read every editor.

    Args:
        register: of the record.
        editors: by field key.
        rest: values of the fields that have no editor.
        unseen: fields about which nothing is said here.
    """
    found = Collected(values=dict(rest))
    unread: list[Problem] = []
    for key, editor in editors.items():
        reading = editor.reading()
        found.values[key] = reading.value
        if reading.mark:
            found.marks[key] = reading.mark
        if reading.problem:
            unread.append(reading.problem)
        if isinstance(editor, RefEditor) and editor.new_name:
            found.new[key] = editor.new_name
    wrong = {problem.field for problem in unread if problem.blocks}
    ruled = problems(register, found.values | dict.fromkeys(found.new, TO_COME))
    every = [*unread, *(p for p in ruled if p.field not in wrong)]
    every = [p for p in every if p.field not in unseen]
    found.problems = sorted(every, key=lambda problem: not problem.blocks)
    return found


def is_missing(problem: Problem) -> bool:
    """True for 没有填, which is only said when somebody wants to save."""
    return problem.blocks and not problem.value
