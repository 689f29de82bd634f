"""要办的事 and 最近记的 on the first page: lines that open what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.due import Urgency
from tecdesk.ui.fonts import lines
from tecdesk.ui.ledgers import ICONS
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from tecdesk.tally.due import Finding
    from tecdesk.tally.home import Entered

_KEYS = {
    "submit": "hard-drive-upload",
    "backup": "hard-drive",
    "returned": "inbox",
    "since": "refresh-cw",
    "visits": "footprints",
    "session": "calendar",
    "stock_below": "package",
    "no_handout": "book-open",
    "nothing_given": "banknote",
    "visits_together": "footprints",
    "no_proof": "paperclip",
    "targets": "calendar",
}
_DAY, _PLACE, _AMOUNT, _LEDGER = 3.8, 4.6, 3.8, 4.4
RECENT_LINE = 1.65
"""Height of a line of 最近记的, in lines of text."""


def finding_line(finding: Finding, *, flat: bool) -> LineButton:
    """One thing to do; where the screen is low without its second line."""
    near = finding.urgency is not Urgency.LATER
    name = _KEYS.get(finding.key.split(".")[0], "triangle-alert")
    first = finding.urgency is Urgency.NOW
    made = LineButton(f"{finding.text}。{finding.detail}", 1.8 if flat else 2.9)
    words = column(None, Elided(finding.text, bold=first), None, gap=0.1)
    if finding.detail and not flat:
        words.insertWidget(2, Elided(finding.detail, "note", tone="hint"))
    inside = row(_icon(name, near=near), words, picture("chevron-right", "text3"))
    inside.setStretch(1, 1)
    made.setLayout(inside)
    return made


def entered_line(entered: Entered, year: int) -> LineButton:
    """A record that was written lately."""
    ledger = Elided(REGISTERS[entered.ledger].heading, tone="hint", width=_LEDGER)
    day = label(short_date(entered.day, year), tone="hint")
    day.setFixedWidth(lines(_DAY))
    place = Elided(entered.place, width=_PLACE)
    amount = Elided(entered.amount, width=_AMOUNT)
    amount.setAlignment(RIGHT)
    icon = picture(ICONS[entered.ledger], "text2")
    what = Elided(entered.what)
    inside = row(icon, ledger, day, place, what, amount, gap=0.4)
    inside.setStretch(4, 1)
    made = LineButton(said(entered), 1.65)
    made.setLayout(inside)
    return made


def said(entered: Entered) -> str:
    """The line in one sentence, for the tooltip and for screen readers."""
    ledger = REGISTERS[entered.ledger].label
    parts = (ledger, entered.day, entered.place, entered.what, entered.amount)
    return " ".join(part for part in parts if part)


def _icon(name: str, *, near: bool) -> QLabel:
    return picture(name, "amber" if near else "text2")
