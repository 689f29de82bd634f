"""The panel of 自加栏目: what a field or a figure is, to be added or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget

from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.desk.own.drafts import field_objection
from tecdesk.desk.own.drafts import figure_objection
from tecdesk.domain.own_figures import key_of
from tecdesk.errors import DeskError
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.fields.forms import FieldForm
from tecdesk.ui.pages.fields.forms import FigureForm
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.desk.own.editing import Draft
    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.fields.rows import Entry

_KEPT = "台账和填法定了不再改；改了名，已填的还在。"
_OTHERS = "在它自己的台账里改。"


class Panel(QFrame):
    """One draft, why it cannot be had so, and the button.

    Attributes:
        field, figure: the two forms; one of them is shown.
        do: adds or changes.

    Signals:
        changed: a Change was made.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(17))
        self._desk = desk
        self._entry: Entry | None = None
        self._name = label("", "section", bold=True)
        self._said = label("", "note", tone="hint", wrap=True)
        self.field, self.figure = FieldForm(), FigureForm()
        self.do = button("加上", self.carry_out, look="filled")
        self.retire = button("停用", self.retire_or_not)
        for form in (self.field, self.figure):
            form.changed.connect(self.look)
            form.label.line.returnPressed.connect(self.carry_out)
        inside = QWidget()
        inside.setLayout(column(self._name, self.field, self.figure, None, gap=0.5))
        foot = column(self._said, row(self.do, self.retire, None), gap=0.4, edge=0.8)
        self.setLayout(column(scrolled(inside), rule(), foot, gap=0))
        self.start(FieldDraft("training", ""))

    @property
    def said(self) -> str:
        """Why it cannot be had so, or what it means."""
        return self._said.text()

    @property
    def draft(self) -> Draft:
        """What is typed."""
        return self.field.draft if self._is_field else self.figure.draft

    @property
    def is_new(self) -> bool:
        """True while nothing of the list is shown."""
        return self._entry is None

    def start(self, draft: Draft) -> None:
        """Ask for a new one."""
        self._show(None, draft)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the name."""
        form = self.field if self._is_field else self.figure
        form.label.line.setFocus()

    def show_entry(self, entry: Entry) -> None:
        """Show one of the list, to be changed."""
        self._show(entry, entry.draft)

    def look(self) -> None:
        """Say why it cannot be had so; nothing is said before a name is typed."""
        if self._entry is not None and self._entry.owner:
            self._explain(f"这是{self._entry.owner}加的，{_OTHERS}", ok=False)
            return
        draft = self.draft
        objection = self._objection(draft)
        if objection and draft.label:
            self._explain(objection, ok=False, bad=True)
        else:
            said = "" if self._entry is None else _KEPT
            self._explain(said, ok=not objection and self._differs(draft))

    def carry_out(self) -> None:
        """Add it, or change it."""
        self.look()
        if not self.do.isEnabled():
            return
        book, entry, draft = self._desk.book, self._entry, self.draft
        if entry is None:
            self._write(lambda: editing.add(book, draft))
        else:
            self._write(lambda: editing.change(book, entry.record, draft))

    def retire_or_not(self) -> None:
        """Fill it in no longer, or again."""
        book, entry = self._desk.book, self._entry
        if entry is not None and not entry.owner:
            self._write(
                lambda: editing.retire(book, entry.record, retired=not entry.retired)
            )

    def _write(self, make: Callable[[], Change]) -> None:
        """Do it and tell the page, or say why the book refuses."""
        if not self._desk.may_write():
            return
        try:
            change = make()
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._desk.bus.trouble(None)
        self.changed.emit(change)

    def _show(self, entry: Entry | None, draft: Draft) -> None:
        self._entry = entry
        self._is_field = isinstance(draft, FieldDraft)
        self.field.setVisible(self._is_field)
        self.figure.setVisible(not self._is_field)
        if isinstance(draft, FieldDraft):
            self.field.show_draft(draft, locked=entry is not None)
        else:
            self.figure.show_draft(draft, locked=entry is not None)
        what = "一栏" if self._is_field else "一个指标"
        self._name.setText(entry.label if entry else f"加{what}")
        self.do.setText("改好" if entry else "加上")
        mine = entry is not None and not entry.owner
        self.retire.setVisible(mine)
        self.retire.setText("重新用" if entry and entry.retired else "停用")
        for form in (self.field, self.figure):
            form.setEnabled(entry is None or not entry.owner)
        self.look()

    def _objection(self, draft: Draft) -> str:
        key = self._entry.record.text("key") if self._entry else ""
        if isinstance(draft, FigureDraft):
            return figure_objection(draft, key_of(draft.register, key) if key else "")
        return field_objection(draft, key)

    def _differs(self, draft: Draft) -> bool:
        return self._entry is None or draft != self._entry.draft

    def _explain(self, words: str, *, ok: bool, bad: bool = False) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        tone(self._said, "tone", "red" if bad else "hint")
        self.do.setEnabled(ok)
