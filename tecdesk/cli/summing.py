"""The command summary: the text of a year, and the numbers in it that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json

if TYPE_CHECKING:
    import argparse

    from tecdesk.desk.summary import Summary
    from tecdesk.report.words.disagreements import Disagreement


def summary(called: argparse.Namespace) -> None:
    """Print the text of a summary; what to look at in it goes beside it."""
    from tecdesk.desk.summary import summary_of
    from tecdesk.report.words.variants import VARIANTS

    now = summary_of(called.book, called.year, VARIANTS[called.variant])
    if called.json:
        say_json(_plain(now, checked=called.check))
        return
    if not called.check:
        for line in now.draft.document().lines():
            say(line)
    for point in now.points:
        say_aside(f"{point.sentence}。")
    if called.check and not now.points:
        say("和数据都对得上，没有待填的。")


def _plain(now: Summary, *, checked: bool) -> dict[str, Any]:
    found = {
        "year": now.year,
        "variant": now.variant.key,
        "disagreements": [_point(each) for each in now.wrong],
        "pending": [each.number for each in now.points if each.pending],
    }
    lines = {} if checked else {"lines": list(now.draft.document().lines())}
    return found | lines


def _point(point: Disagreement) -> dict[str, Any]:
    return {
        "place": point.place,
        "paragraph": point.number,
        "written": point.written,
        "data": point.said,
        "figure": point.slot.tag if point.slot else None,
        "sentence": point.sentence,
    }
