"""占比: sums whose parts are told in percent of them, declared once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """The parts of a closed sum in percent of it.

    Attributes:
        indicator: key of the sum.
        by: the breakdown whose parts add up to it.
        whole: what the sum is called: 占`科技总投入`的.
    """

    indicator: str
    by: str
    whole: str


SHARES = (
    Share("project.total", "kind", "科技总投入"),
    Share("project.planned", "source", "计划资金"),
    Share("project.arrived", "source", "到位资金"),
)
"""Every sum that is told so, in the order of paper."""
