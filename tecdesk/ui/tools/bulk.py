"""One field of many records: what it would do, seen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk import bulk
from tecdesk.desk.bulk import Besides
from tecdesk.desk.safeguard import MANY
from tecdesk.desk.safeguard import safeguard
from tecdesk.domain.field import Kind
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.ui.editors.table import editor
from tecdesk.ui.fonts import lines
from tecdesk.ui.form.arrange import hidden
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.tools.side import Tool
from tecdesk.ui.tools.side import footed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.desk.bulk import BulkPlan
    from tecdesk.desk.bulk import Item
    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.models.lookup import Lookup

_SHOWN = 40
_PATIENCE_MS = 300


class BulkTool(Tool):
    """Chooses a field, takes its new value, shows old and new of every record.

    Attributes:
        field: the drop-down of fields. editor: takes the value.
        plan: what would be done; None until it is worked out.

    Args:
        ids: the records.
        done: called with the change.
    """

    def __init__(
        self,
        desk: Desk,
        register: Register,
        lookup: Lookup,
        ids: Sequence[str],
        done: Callable[[Change], object],
    ) -> None:
        super().__init__()
        self.title = f"改 {len(ids)} {register.word}{register.label}"
        self._desk = desk
        self._register = register
        self._lookup = lookup
        self._ids = tuple(ids)
        self._done = done
        self.plan: BulkPlan | None = None
        self.field = Chooser("改哪一项", lambda key: self.choose(str(key)))
        self._place = QVBoxLayout()
        self._said = label("", "note", tone="hint", wrap=True)
        self._items = QVBoxLayout()
        self.go = button("改", self.carry_out, look="filled")
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(self.look)
        self._build()
        self.choose(self._likely().key)

    def focus_first(self) -> None:
        self.field.setFocus()

    def choose(self, key: str) -> None:
        """Change this field."""
        self.field.show_value(key)
        clear(self._place)
        self.editor: Editor = editor(
            self._register[key], self._lookup, self._register.key
        )
        self._place.addWidget(self.editor)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._wait.start)
        self._forget("写上新的内容；空着就是清空，写“—”是不适用。")

    def look(self) -> None:
        """Work out in the worker what the value would do."""
        reading, problem = self.editor.reading(), self.editor.reading().problem
        if problem is not None and problem.blocks:
            self._forget(problem.text, "red")
            return
        path, key, ids = self._desk.book.path, self._register.key, self._ids
        field, year = self.editor.field.key, self._lookup.year
        values, name = {field: reading.value}, getattr(self.editor, "new_name", "")
        besides = Besides(
            {field: reading.mark} if reading.mark else {}, {field: name} if name else {}
        )

        def work(_job: object) -> BulkPlan:
            with Book.open(path, writing=False) as own:
                return bulk.preview(own, key, ids, values, year, besides)

        self._desk.jobs.start("看看会怎样", work, self._show, key="bulk")

    def carry_out(self) -> None:
        """Change what the preview says, in one step."""
        plan, book = self.plan, self._desk.book
        if plan is None or not plan.changing:
            self.look()
            return

        def work(job: Job) -> Change | None:
            if len(plan.changing) >= MANY:
                safeguard(book.path, Why.BULK, job.cancelled)
            with book.sibling() as own:
                return bulk.apply(own, plan)

        self._desk.jobs.start("修改", work, self._on_done, exclusive=True)

    def _on_edited(self) -> None:
        self._forget("")
        self._wait.start()

    def _forget(self, words: str, tone: str = "hint") -> None:
        self.plan = None
        clear(self._items)
        if words:
            self._items.addWidget(label(words, "note", tone=tone, wrap=True))
        self._said.setText("")
        self._name_button()

    def _show(self, plan: BulkPlan) -> None:
        self._forget("")
        self.plan = plan
        same = len(plan.items) - len(plan.changing) - len(plan.blocked)
        parts = [f"改 {len(plan.changing)} {self._register.word}"]
        parts += [f"{same} {self._register.word}本来就是"] * bool(same)
        parts += [f"{len(plan.blocked)} {self._register.word}改不了"] * bool(
            plan.blocked
        )
        self._said.setText("，".join(parts) + "。")
        in_order = sorted(plan.items, key=lambda item: not item.problems)
        wanted = [item for item in in_order if item.differences or item.problems]
        for item in wanted[:_SHOWN]:
            self._tell(item)
        if len(wanted) > _SHOWN:
            rest = f"还有 {len(wanted) - _SHOWN} {self._register.word}，也这样改。"
            self._items.addWidget(label(rest, "note", tone="hint", wrap=True))
        self._name_button()

    def _tell(self, item: Item) -> None:
        if self._items.count():
            self._items.addSpacing(lines(0.4))
        self._items.addWidget(label(item.name, "note", bold=True, wrap=True))
        for each in item.differences:
            old, new = each.old or "没有填", each.new or "空着"
            words = f"{each.label}：{old} → {new}"
            tone = "hint" if item.blocked else "blue"
            self._items.addWidget(label(words, "note", tone=tone, wrap=True))
        for problem in item.problems:
            tone = "red" if problem.blocks else "amber"
            self._items.addWidget(label(problem.text, "note", tone=tone, wrap=True))

    def _name_button(self) -> None:
        count = len(self.plan.changing) if self.plan else 0
        self.go.setText(f"改 {count} {self._register.word}" if count else "改")
        self.go.setEnabled(bool(count))

    def _on_done(self, change: Change | None) -> None:
        if change is not None:
            self._done(change)
        self.finished.emit()

    def _offered(self) -> list[Field]:
        away = hidden(self._register)
        return [field for field in self._register.fields if field.key not in away]

    def _likely(self) -> Field:
        """The field that most often is put right in many records: a choice."""
        fields = self._offered()
        choices = [field for field in fields if field.kind is Kind.CHOICE]
        return max(choices or fields[:1], key=lambda f: (f.listed, f.sticky))

    def _build(self) -> None:
        fields = self._offered()
        self.field.offer([(field.key, field.label) for field in fields], fields[0].key)
        inside = QWidget()
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(lines(0.2))
        inside.setLayout(self._items)
        which = row(label("改哪一项", tone="hint"), self.field, None)
        top = column(which, self._place, edge=0.8)
        foot = area("foot")
        keys = row(self.go, key_cap("Ctrl+Enter"), None)
        foot.setLayout(footed(self._said, keys))
        whole = column(gap=0)
        whole.addLayout(top)
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(foot)
        self.setLayout(whole)
