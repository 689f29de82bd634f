"""What the county's pages list: the matrix, the waiting room, what two reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.board import Standing
from tecdesk.domain.period_code import spoken
from tecdesk.exchange.packages.manifest import when
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.marked import Look
from tecdesk.ui.models.marked import Marked
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.county.board import Board
    from tecdesk.desk.county.board import Cell
    from tecdesk.desk.county.doubles import Double
    from tecdesk.domain.period import Period

BOARD, WAITING, DOUBLES = "board", "waiting", "doubles"
HEADS = {
    WAITING: (
        Heading("单位"),
        Heading("区划代码"),
        Heading("报的是"),
        Heading("哪一次"),
        Heading("为什么等着"),
    ),
    DOUBLES: (Heading("哪几家"), Heading("像什么"), Heading("各是哪一条")),
}
STRETCH = {WAITING: 4, DOUBLES: 2}
LOOKS = {
    Standing.MISSING: Look("circle-dashed", "text3"),
    Standing.REPORTED: Look("inbox", "blue", "blue_bg"),
    Standing.DOUBTFUL: Look("triangle-alert", "amber", "amber_bg"),
    Standing.RETURNED: Look("undo-2", "red", "red_bg"),
    Standing.ACCEPTED: Look("check", "text2"),
}
"""A word always, an icon always, colour only where a person has to look."""
_UNIT, _NOTE = Look(tone="text"), Look(tone="text2")


def board_heads(found: Board) -> tuple[Heading, ...]:
    """单位, the periods, and what there is to look at in one of them."""
    named = (Heading(spoken(each)) for each in found.periods)
    return (Heading("单位"), *named, Heading("要看的"))


def board_rows(found: Board, period: Period, wanted: Standing | None) -> list[Marked]:
    """A row for each unit whose report of a period stands as wanted; None for all."""
    at = found.periods.index(period)
    return [
        _unit(row, row[at])
        for row in found.cells.values()
        if wanted is None or row[at].standing is wanted
    ]


def waiting_rows(found: Board) -> list[Told]:
    """The waiting room."""
    return [
        Told(
            (
                each.package.name,
                each.package.code,
                when(each.package.year, each.package.period),
                f"第{each.package.revision}次",
                each.sentence.removeprefix(f"{each.package.title}："),
            ),
            each.package,
        )
        for each in found.waiting
    ]


def double_rows(found: Sequence[Double]) -> list[Told]:
    """What two units reported and may be one."""
    return [
        Told(("、".join(each.units), each.sameness.says, _records(each.sentence)), each)
        for each in found
    ]


def cell_words(cell: Cell) -> str:
    """已报 第2次 12-15."""
    number = f"第{cell.revision}次" if cell.revision else ""
    return " ".join(
        part for part in (cell.standing.label, number, cell.day[5:]) if part
    )


def _unit(row: Sequence[Cell], now: Cell) -> Marked:
    """Under the name of a unit its periods, and what to look at."""
    words = (row[0].member.name, *map(cell_words, row), _note(now))
    looks = {at: LOOKS[cell.standing] for at, cell in enumerate(row, 1)}
    return Marked(words, row, {0: _UNIT, **looks, len(words) - 1: _NOTE})


def _note(cell: Cell) -> str:
    if cell.standing is Standing.RETURNED and cell.answer:
        return cell.answer.reason
    return "".join(cell.doubts) if cell.standing is Standing.DOUBTFUL else ""


def _records(sentence: str) -> str:
    return sentence.partition("：")[2] or sentence
