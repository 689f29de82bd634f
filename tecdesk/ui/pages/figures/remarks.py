"""One remark beside a figure: a sentence, and a way to change what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from tecdesk.tally.remarks import Remark


def remark_line(
    remark: Remark,
    change_target: Callable[[str], object],
    change_share: Callable[[], object],
) -> QHBoxLayout:
    """The sentence, with a sign where it needs an eye and a link to what it is of."""
    icon = "triangle-alert" if remark.open else "info"
    sign = picture(icon, "amber" if remark.open else "text3")
    words = label(remark.text, "note", tone="amber" if remark.open else "", wrap=True)
    made = row(sign, words, gap=0.3)
    made.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    if remark.target:
        link = button("改目标", lambda: change_target(remark.target), look="link")
        made.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    if remark.share:
        link = button("改写占比", change_share, look="link")
        made.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return made
