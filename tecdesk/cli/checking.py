"""The command check: is the file whole, and what do the checks of a year find."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    import argparse

    from tecdesk.tally.checkup.checkup import Checkup


def check(called: argparse.Namespace) -> None:
    """Say whether a book is whole and what it holds; of a year, what is found."""
    if called.recover:
        _recover(called)
        return
    from tecdesk.desk.explaining import looked_into
    from tecdesk.desk.looking_back import outside
    from tecdesk.store.checkup import check as check_book

    counts = check_book(called.book)
    changed = outside(called.book)
    found = looked_into(called.book, called.year) if called.year else None
    if called.json:
        journal = {"journal": changed.plain()} if changed else {}
        whole: dict[str, Any] = {"whole": True, "counts": counts, **journal}
        say_json(whole | _plain(found) if found else whole)
        return
    held = "、".join(
        f"{REGISTERS[key].label} {n} {REGISTERS[key].word}"
        for key, n in counts.items()
        if n
    )
    say(f"台账 {called.book.name} 完好：{held}。")
    for sentence in changed.sentences if changed else ():
        say(sentence)
    if found:
        _say(found)


def _recover(called: argparse.Namespace) -> None:
    """Save what can be read of a damaged book into a new one, and list what cannot."""
    from tecdesk.store.recovery.recovering import recover

    found = recover(called.book, called.recover)
    if called.json:
        say_json(found.plain)
        return
    say(f"{found.sentence}新的台账：{found.path}")
    say(f"逐条的清单：{found.listed}")
    if found.photos:
        say(f"照片没有全带过来：{found.photos}")


def _plain(found: Checkup) -> dict[str, Any]:
    return {
        "year": found.year,
        "totals": found.counts,
        "findings": [point.plain() for point in found.points],
        "unlisted": dict(found.more),
    }


def _say(found: Checkup) -> None:
    say(f"{found.year} 年体检：{found.sentence}")
    by_standing = groupby(found.points, key=lambda point: point.standing)
    for standing, points in by_standing:
        say(f"\n{standing.label}")
        for point in points:
            tail = f"（说明：{point.said.text}）" if point.said.text else ""
            say(f"  {point.sentence}{tail}")
