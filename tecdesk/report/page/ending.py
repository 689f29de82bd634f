"""What stands under a table: the line to sign, then 说明."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import MARGIN
from tecdesk.report.page.metrics import NOTE
from tecdesk.report.page.metrics import NOTE_LINE
from tecdesk.report.page.metrics import NOTES
from tecdesk.report.page.metrics import SIGNING
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Paper

_LABEL = "说明："
_HALF_LINE = NOTE_LINE / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes: left edge in mm and text."""

    x: float
    text: str


def note_lines(notes: Sequence[str], width: float) -> list[Line]:
    """The notes cut into lines; numbered when there is more than one."""
    lines: list[Line] = []
    indent = measure(_LABEL, *NOTE)
    for number, note in enumerate(notes, 1):
        mark = f"{number}．" if len(notes) > 1 else ""
        hang = indent + measure(mark, *NOTE)
        cut = lines_of(note, *NOTE, width - hang)
        first = (_LABEL if number == 1 else "") + mark
        x = MARGIN + (0.0 if number == 1 else indent)
        lines.append(Line(x, first + cut[0]))
        lines += [Line(MARGIN + hang, text) for text in cut[1:]]
    return lines


def ending_height(signing: Sequence[str], lines: Sequence[Line]) -> float:
    """Room that the signing line and the notes take under the table, mm."""
    if not lines:
        return SIGNING + _HALF_LINE if signing else 0.0
    above = SIGNING + NOTES if signing else NOTES
    return above + NOTE_LINE * (len(lines) - 1) + _HALF_LINE


def draw_signing(paper: Paper, labels: Sequence[str], top: float, right: float) -> None:
    """Labels spread over the width; the last one ends at the right edge."""
    if not labels:
        return
    widths = [measure(label, *STRONG) for label in labels]
    gap = (right - MARGIN - sum(widths)) / max(len(labels) - 1, 1)
    x, y = MARGIN, baseline(top + SIGNING, STRONG.size)
    for label, width in zip(labels, widths, strict=True):
        paper.text(x, y, label, STRONG)
        x += width + gap


def draw_notes(paper: Paper, lines: Sequence[Line], middle: float) -> None:
    """Lines of the notes, the first with its middle at this height."""
    for number, line in enumerate(lines):
        y = baseline(middle + number * NOTE_LINE, NOTE.size)
        paper.text(line.x, y, line.text, NOTE)
