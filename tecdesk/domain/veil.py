"""What of a value may be shown: numbers of persons are masked, wherever they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.identity import masked

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.problem import Problem

_WRITTEN = {Kind.TEXT, Kind.NOTE}
_NUMBER = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # an id may hold eleven digits
    r"|(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)"
)
_NOT_A_NUMBER = "—"


def veiled(field: Field, text: str) -> str:
    """The shown text of a field as everybody may see it.

    A number of a person is masked; so is one that somebody wrote into a note.
    """
    if field.personal:
        return masked(text) if text and text != _NOT_A_NUMBER else text
    if field.kind in _WRITTEN and not field.inner:
        return without_numbers(text)
    return text


def veiled_problem(field: Field, problem: Problem) -> Problem:
    """What is wrong with a value, the number itself masked in what is said."""
    if not field.personal or not problem.value:
        return problem
    text = problem.text
    for number in problem.value.split("、"):
        text = text.replace(number, masked(number))
    return replace(problem, text=text, value=masked(problem.value))


def without_numbers(text: str) -> str:
    """A text with the ID numbers and mobile phones in it masked."""
    if len(text) < len("13912345032"):
        return text
    return _NUMBER.sub(lambda hit: masked(hit[0]) if hit[1] else hit[0], text)
