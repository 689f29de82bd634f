"""What a unit reported, as lists, and a line for what is wrong with a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tecdesk.exchange.packages.manifest import check_code
from tecdesk.store.reported.remarks import Remark
from tecdesk.ui.editors.reason import Reason
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.marked import MarkedModel
from tecdesk.ui.pages.county.paper_code import PaperCode
from tecdesk.ui.pages.county.submission_rows import CHANGES
from tecdesk.ui.pages.county.submission_rows import EXPLAINED
from tecdesk.ui.pages.county.submission_rows import HEADS
from tecdesk.ui.pages.county.submission_rows import RECORDS
from tecdesk.ui.pages.county.submission_rows import REMARKS
from tecdesk.ui.pages.county.submission_rows import STRETCH
from tecdesk.ui.pages.county.submission_rows import Remarks
from tecdesk.ui.pages.county.submission_rows import rows_of
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.views import Views

if TYPE_CHECKING:
    from tecdesk.desk.county.board import Cell
    from tecdesk.desk.county.submission import Submission

WHOLE = ("", "")
"""In place of register and id: the report as a whole."""


class Reported(Views):
    """Lists above, the line for a remark below.

    Attributes:
        found: the report; None while none is shown.
        remark: the line.
        paper: asks for the 校验码 on paper.

    Signals:
        noted: a remark was kept, or taken away.
    """

    noted = Signal()

    def __init__(self) -> None:
        paper = PaperCode()
        super().__init__(MarkedModel(), "报来的记录", self._on_view, (paper,))
        self.paper = paper
        self.paper.left.connect(self.go)
        self.found: Submission | None = None
        self._cell: Cell | None = None
        self._kept: dict[str, Remarks] = {}
        self.remark = Reason()
        self.remark.setAccessibleName("退回意见")
        self.remark.returnPressed.connect(self.note)
        self.remark.given_up.connect(self.table.setFocus)
        self._foot = area("foot")
        self._foot.setMinimumHeight(lines(2.4))
        keep = button("记下意见", self.note)
        line = row(label("退回意见", "note"), self.remark, keep, edge=1.0, gap=0.6)
        line.setStretch(1, 1)
        self._foot.setLayout(line)
        self.whole.addWidget(self._foot)
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._show_remark()
        )

    @property
    def remarks(self) -> Remarks:
        """What is remarked so far; kept until it is given back."""
        return self._kept.setdefault(self.found.package.file if self.found else "", {})

    @property
    def thing(self) -> tuple[str, str]:
        """Register and id of the record of the row, or WHOLE."""
        thing: tuple[str, str] = super().thing or WHOLE
        return thing

    def write(self) -> None:
        """Put the cursor into the line for a remark."""
        if self._foot.isVisible():
            self.remark.setFocus()
            self.remark.selectAll()

    def note(self) -> None:
        """Keep what was typed as the remark on the record of the row."""
        thing, text = self.thing, " ".join(self.remark.text().split())
        if self.found is None:
            return
        if text:
            self.remarks[thing] = Remark(text, *thing)
        else:
            self.remarks.pop(thing, None)
        self._offer(self.found)
        self.table.setFocus()
        self.noted.emit()

    def forget(self) -> None:
        """The remarks are on their way."""
        self.remarks.clear()

    def show_nothing(self) -> None:
        """No report was chosen."""
        self.found = None
        for each in (self.bar, self._foot):
            each.hide()
        self.show_empty()

    def show_report(self, found: Submission, cell: Cell | None) -> None:
        """Show a report; without a cell it does not count and cannot be answered."""
        if self.found is None or self.found.package != found.package:
            self.views.value = None
        self.found, self._cell = found, cell
        self.paper.show_package(found.package)
        self.bar.show()
        self._foot.setVisible(cell is not None)
        self._offer(found)

    def _offer(self, found: Submission) -> None:
        names: list[tuple[object, str]] = []
        if found.earlier:
            count = len(found.changes)
            names.append((CHANGES, f"和第{found.earlier}次比 {count}"))
        names.append((RECORDS, f"记录 {len(found.records)}"))
        if found.explained:
            names.append((EXPLAINED, f"说明 {len(found.explained)}"))
        if self.remarks:
            names.append((REMARKS, f"意见 {len(self.remarks)}"))
        offered = [key for key, _ in names]
        value = self.views.value if self.views.value in offered else offered[0]
        self.views.offer(names, value)
        self.said.setText(_about(found, self._cell))
        self._list(found, str(value))

    def _on_view(self, _view: object) -> None:
        if self.found is not None:
            self._offer(self.found)

    def _list(self, found: Submission, view: str) -> None:
        was = self.table.currentIndex().row()
        rows = rows_of(found, view, self.remarks)
        self.empty.say("记录和上一次一样，没有变。")
        self.show_rows(HEADS[view], rows, STRETCH[view], was)
        self._show_remark()

    def _show_remark(self) -> None:
        said = self.remarks.get(self.thing)
        self.remark.setText(said.text if said else "")
        about = "整份" if self.thing == WHOLE else "这一条"
        self.remark.setPlaceholderText(f"{about}哪里不对、怎么改，回车记下")


def _about(found: Submission, cell: Cell | None) -> str:
    """What is doubtful, when it came, what it holds, what its own checks said."""
    doubts = "".join(cell.doubts) if cell else ""
    came = f"{found.package.at[:10]} 收到，校验码 {check_code(found.package.digest)}"
    held = "、".join(" ".join(each) for each in found.counts) or "没有记录"
    return f"{doubts}{came}；{held}；{found.findings}"
