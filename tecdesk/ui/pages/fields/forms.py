"""What is typed of a field, and of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.desk.own.drafts import CHOSEN
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.desk.own.drafts import asked
from tecdesk.desk.own.drafts import parts
from tecdesk.desk.own.drafts import summed
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.ui.pages.fields.lines import ChoiceLine
from tecdesk.ui.pages.fields.lines import TextLine
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Field

_NO = ("", "不是")


class Form(QWidget):
    """The lines of one kind of draft.

    Signals:
        changed: something else stands there now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.register = ChoiceLine("哪个台账", self._on_register)
        self.label = TextLine("名称", self._tell)
        self.unit = TextLine("单位", self._tell)

    def lock(self, *, locked: bool) -> None:
        """What is filled in already stays of its register."""
        self.register.setEnabled(not locked)

    def _arrange(self, *lines: QWidget) -> None:
        made = column(*lines, gap=0.5)
        made.setContentsMargins(0, 0, 0, 0)
        self.setLayout(made)

    def _tell(self) -> None:
        if not self._quiet:
            self._fit()
            self.changed.emit()

    def _on_register(self) -> None:
        self._offer()
        self._tell()

    def _offer(self) -> None:
        """What may be chosen follows the register."""

    def _fit(self) -> None:
        """What is asked follows what was chosen."""


class FieldForm(Form):
    """A field."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceLine("填什么", self._tell)
        self.kind.offer([(kind.value, name) for kind, name in KINDS.items()], "")
        words = "用顿号隔开，如：甲类、乙类；写现有词表的名称就用那个词表。"
        self.words = TextLine("选项", self._tell, words)
        self.part_of = ChoiceLine("是哪一栏的其中数", self._tell)
        self.aliases = TextLine("表里还叫什么", self._tell, "导入时认得；可不填。")
        self.listed = Tick("列在清单里")
        self.listed.toggled.connect(lambda _on: self._tell())
        ticked = QWidget()
        ticked.setLayout(row(self.listed, None))
        self._arrange(
            self.register,
            self.label,
            self.kind,
            self.words,
            self.unit,
            self.part_of,
            self.aliases,
            ticked,
        )

    def show_draft(self, draft: FieldDraft, *, locked: bool) -> None:
        """Show this; the kind of one that is filled in already stays, too."""
        self._quiet = True
        self.register.offer([(r.key, r.label) for r in LEDGERS], draft.register)
        self.label.put(draft.label)
        self.kind.offer([(k.value, n) for k, n in KINDS.items()], draft.kind.value)
        lists = WORD_LISTS.declared
        named = lists[draft.words].label if draft.words in lists else draft.words
        self.words.put(named)
        self.unit.put(draft.unit)
        self.aliases.put(draft.aliases)
        self.listed.setChecked(draft.listed)
        self._offer(draft.part_of, draft.label)
        self.lock(locked=locked)
        self.kind.setEnabled(not locked)
        self._fit()
        self._quiet = False

    @property
    def draft(self) -> FieldDraft:
        """What is typed."""
        kind = Kind(self.kind.value)
        unit = self.unit.text if kind is Kind.COUNT else ""
        return FieldDraft(
            self.register.value,
            self.label.text,
            kind,
            unit,
            _list_named(self.words.text) if kind in CHOSEN else "",
            self.part_of.value if kind is Kind.COUNT else "",
            self.aliases.text,
            listed=self.listed.isChecked(),
        )

    def _offer(self, part_of: str = "", but: str = "") -> None:
        counts = parts(REGISTERS[self.register.value])
        choices = [_NO, *((f.key, f.label) for f in counts if f.label != but)]
        self.part_of.offer(list(choices), part_of)

    def _fit(self) -> None:
        kind = Kind(self.kind.value)
        self.words.setVisible(kind in CHOSEN)
        self.unit.setVisible(kind is Kind.COUNT)
        self.part_of.setVisible(kind is Kind.COUNT)


class FigureForm(Form):
    """A figure."""

    def __init__(self) -> None:
        super().__init__()
        self.sums = ChoiceLine("怎么算", self._tell)
        self.where_field = ChoiceLine("只算哪些", self._tell)
        self.where_value = TextLine("是什么的", self._tell, "空着：填了的都算。")
        self.part_of = ChoiceLine("是哪个指标的其中数", self._tell)
        self.definition = TextLine("口径", self._tell, "印在表的说明里；可不填。")
        self._arrange(
            self.register,
            self.label,
            self.sums,
            self.where_field,
            self.where_value,
            self.unit,
            self.part_of,
            self.definition,
        )

    def show_draft(self, draft: FigureDraft, *, locked: bool) -> None:
        """Show this."""
        self._quiet = True
        dated = [(r.key, r.label) for r in LEDGERS if r.dated_by]
        self.register.offer(list(dated), draft.register)
        self.label.put(draft.label)
        self.unit.put(draft.unit)
        self.where_value.put(draft.where_value)
        self.definition.put(draft.definition)
        self._offer(draft.sums, draft.where_field, draft.part_of, draft.label)
        self.lock(locked=locked)
        self._fit()
        self._quiet = False

    @property
    def draft(self) -> FigureDraft:
        """What is typed."""
        asks = self.where_field.value
        return FigureDraft(
            self.register.value,
            self.label.text,
            self.unit.text,
            self.sums.value,
            asks,
            self.where_value.text if asks else "",
            self.part_of.value,
            self.definition.text,
        )

    def _offer(
        self, sums: str = "", asks: str = "", part_of: str = "", but: str = ""
    ) -> None:
        register = REGISTERS[self.register.value]
        added = [("", f"数{register.label}的条数"), *_each(summed(register), "{}合计")]
        self.sums.offer(list(added), sums)
        self.where_field.offer([("", "全都算"), *_each(asked(register), "按{}")], asks)
        wholes = [
            (i.key, i.label)
            for i in INDICATORS.values()
            if i.register == register.key and not i.part_of and i.label != but
        ]
        self.part_of.offer([_NO, *wholes], part_of)

    def _fit(self) -> None:
        self.where_value.setVisible(bool(self.where_field.value))


def _each(fields: Iterable[Field], words: str) -> list[tuple[object, str]]:
    return [(field.key, words.format(field.label)) for field in fields]


def _list_named(words: str) -> str:
    """The key of the shipped list of this name; else the words themselves."""
    lists = WORD_LISTS.declared.values()
    return next((each.key for each in lists if each.label == words), words)
