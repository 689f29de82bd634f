"""The arguments that say which period and which breakdowns are asked for."""

from __future__ import annotations

import argparse
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.parts import breakdowns

UNIT = "unit"
"""How the unit that reported a record is called in a call."""


def add_span(sub: argparse.ArgumentParser) -> None:
    """A year or a part of it."""
    sub.add_argument("--year", type=year, metavar="Y", help="年度")
    sub.add_argument("--half", type=int, choices=(1, 2), metavar="1|2", help="半年")
    sub.add_argument(
        "--quarter", type=int, choices=range(1, 5), metavar="Q", help="季度"
    )
    sub.add_argument(
        "--month", type=int, choices=range(1, 13), metavar="M", help="月份"
    )
    sub.add_argument(
        "--until", type=_day, metavar="DATE", help="截至日期，如 2025-06-15"
    )


def add_breakdowns(sub: argparse.ArgumentParser) -> None:
    """What figures are broken down by; can be said several times."""
    sub.add_argument(
        "--by",
        action=_By,
        choices=_breakdowns(),
        metavar="unit|village|month|FIELD",
        help="分列：" + "、".join(_breakdowns()),
    )


class _By(argparse.Action):
    """Gathers breakdowns; what everybody calls unit is the owner of a record."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        said = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*said, OWNER if values == UNIT else values])


def year(text: str) -> int:
    """A year that can be reported.

    Raises:
        ArgumentTypeError: no such year, with a sentence.
        ValueError: no number.
    """
    number = int(text)
    try:
        return Period(number).year
    except ValueError as error:
        raise ArgumentTypeError(str(error).rstrip("。")) from error


def period_of(parser: argparse.ArgumentParser, called: argparse.Namespace) -> Period:
    """The period that a call asks for; a wrong one is the parser's error."""
    day = called.until or date.today()  # noqa: DTZ011 - the desk's own day
    try:
        return Period(
            called.year or day.year,
            half=called.half,
            quarter=called.quarter,
            month=called.month,
            until=called.until,
        )
    except ValueError as error:
        parser.error(str(error).rstrip("。"))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _breakdowns() -> list[str]:
    every = dict.fromkeys(n for i in INDICATORS.values() for n in breakdowns(i))
    return [UNIT if name == OWNER else name for name in every]
