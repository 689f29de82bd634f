"""The panel at the right: the form of a record, and its buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.desk.last import last
from tecdesk.desk.newcomers import TO_COME
from tecdesk.ui.fonts import lines
from tecdesk.ui.form.arrange import belonging
from tecdesk.ui.form.belongings import Belongings
from tecdesk.ui.form.entry_form import entry_form
from tecdesk.ui.form.fields import Fields
from tecdesk.ui.form.frame import Foot
from tecdesk.ui.form.frame import Head
from tecdesk.ui.form.keeper import Keeper
from tecdesk.ui.form.likeness import Likeness
from tecdesk.ui.form.lists import KEYS
from tecdesk.ui.form.lists import Lists
from tecdesk.ui.form.lists import following
from tecdesk.ui.form.locked import Locked
from tecdesk.ui.form.peek import Peek
from tecdesk.ui.form.record_form import RecordForm
from tecdesk.ui.form.saving import Draft
from tecdesk.ui.models.cells import title
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import use_as
from tecdesk.ui.photos.door import Door
from tecdesk.ui.photos.holding import Holding
from tecdesk.ui.photos.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.form.collecting import Collected
    from tecdesk.ui.form.entry_line import Entry
    from tecdesk.ui.models.lookup import Lookup

WIDTH = 19.0


class Panel(RecordForm):
    """One record being entered or looked at, or one that belongs to it.

    Attributes:
        between: lists and photos. door: to photos.
        keeper: keeps what is typed on disk. likeness: warns of the same record.

    Signals:
        save_wanted: True to go on with a new record, False to stay.
        close_wanted: the panel should go away. bin_wanted: the record too.
    """

    save_wanted = Signal(bool)
    close_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, register: Register, lookup: Lookup, desk: Desk) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(WIDTH))
        self.register = register
        self.lookup = lookup
        self.record = ""
        self._own = ("", "")
        self.fields = Fields(register, lookup)
        self.fields.before = self._last
        self.keeper = Keeper(self)
        self.likeness = Likeness(register, lookup)
        self.likeness.look_wanted.connect(self.peek)
        found = belonging(register)
        keys = zip(found, KEYS[: len(found)], strict=True)
        self.lists = [Belongings(each, lookup, key) for each, key in keys]
        for each in self.lists:
            each.given = partial(self._given, each)
            each.wanted.connect(self.open_entry)
            each.edited.connect(self.keeper.touch)
            each.left.connect(self.keeper.flush)
        self.photos = Strip(desk, lookup, Holding(register.key))
        self.photos.edited.connect(self.keeper.touch)
        self.between = Lists(self.fields, self.lists, self.photos)
        self.inner = None
        self._stack = QStackedWidget()
        self._page = scrolled(self.fields, self.between.landmarks)
        self._stack.addWidget(self._page)
        self.door = Door(self, self._stack)
        self._head, self._foot = Head(), Foot()
        self._head.closed.connect(self.close_wanted)
        self.fields.finished.connect(self._foot.go)
        self._foot.done.connect(self.save)
        self._foot.kept.connect(lambda: self.save_wanted.emit(False))  # noqa: FBT003
        self._foot.binned.connect(self.bin_wanted)
        self._foot.cancelled.connect(self.close_wanted)
        self.locked = Locked(self, self._page, self._foot)
        self._watch(self.fields)
        self.fields.left.connect(self._compare)
        top = (self._head, self.keeper.question)
        self.setLayout(column(*top, self._stack, self.likeness, self._foot, gap=0))

    def show_new(self, values: Mapping[str, Value], sticky: set[str]) -> None:
        """Start a new record with what is kept from the last one."""
        self.record = ""
        kept = {key for key in sticky if values.get(key) is not None}
        hint = "浅绿的几项沿用上一" + self.register.word if kept else ""
        self._say(f"新增{self.register.label}", hint)
        self._load(values, {}, sticky)
        self._name_buttons()
        self.keeper.offer()

    def show_record(self, record: Record) -> None:
        """Show a stored record."""
        self.record = record.id
        named = title(self.register, record.values, self.lookup)
        self._say(self.register.label, named)
        self._load(record.values, record.marks, set())
        self._name_buttons()

    def begin(self, record: str) -> None:
        """Show a record to be changed, or an empty form when there is none."""
        found = self.lookup.book.get(self.register.key, record) if record else None
        if found is None or found.binned_at:
            self.show_new({}, set())
        else:
            self.show_record(found)

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        inner = self.inner is not None and self.inner[2].dirty
        return inner or self.fields.dirty or self.between.dirty

    def draft(self) -> Draft | None:
        """What the form holds; None when it cannot be saved, with the reason shown."""
        if self.inner is not None and not self.keep_entry():
            return None
        self.fields.take_offer()
        self.between.take_offer()
        found = self.fields.check(everything=True)
        if found.refused:
            self.fields.focus(self.fields.editors[found.refused[0].field])
            return None
        if refused := self.between.first_refused():
            self.fields.focus(refused)
            return None
        for each in self.lists:
            each.settle()
        held = [(each.belongs, each.entries) for each in self.lists]
        return Draft(self.register, self.record, found, held, self.photos.holding)

    def open_entry(self, owner: Belongings, entry: Entry) -> None:
        """Show the form of something that belongs to the record."""
        values, desk = self._given(owner, entry.values), self.photos.desk
        inner = entry_form(owner.belongs, entry, values, self.lookup, desk)
        inner.finished.connect(self.keep_entry)
        self._watch(inner)
        self.inner = (owner, entry, inner)
        self._put_over(inner)
        self._say(owner.belongs.label, "记好后回到上一层")
        self._name_buttons()
        inner.focus_first()

    def keep_entry(self) -> bool:
        """Take the inner form's record into its list; False when it is refused."""
        if self.inner is None:
            return True
        owner, entry, inner = self.inner
        inner.take_offer()
        found = inner.check(everything=True)
        if found.refused:
            inner.focus(inner.editors[found.refused[0].field])
            return False
        entry.take(found)
        self.leave_entry()
        owner.keep(entry)
        return True

    def leave_entry(self) -> bool:
        """Go back to the record's own form; False when it is shown already."""
        if self._stack.count() == 1:
            return False
        self.inner = None
        page = self._stack.widget(1)
        self._stack.removeWidget(page)
        page.deleteLater()
        self._say(*self._own)
        self._name_buttons()
        return True

    def peek(self, record: Record) -> None:
        """Show another record over the form; the form stays as it is."""
        self.leave_entry()
        self._put_over(Peek(self.register, record, self.lookup))
        named = title(self.register, record.values, self.lookup)
        self._say(f"已有的{self.register.label}", named)
        self._name_buttons()
        self._foot.go()

    @property
    def peeking(self) -> bool:
        """True while another record lies over the form."""
        return self.inner is None and self._stack.count() > 1

    def inner_fields(self) -> Fields:
        """The fields with which the person works now."""
        return self.fields if self.inner is None else self.inner[2]

    def same_as_last(self) -> None:
        """Put what the record before has into the field with the cursor."""
        fields = self.inner_fields()
        if here := fields.current():
            fields.same_as_last(here)
        else:
            self.between.same_as_last()

    def today(self) -> None:
        """Put today into the date with the cursor, or into the first one."""
        if not self.between.today():
            self.inner_fields().today()

    def next_problem(self) -> None:
        """Go to the next field that something is said about; say all there is."""
        wrong = self.between.wrong() if self.inner is None else self.inner[2].wrong()
        if found := following(wrong):
            self.fields.focus(found)
        else:
            self.lookup.bus.say("没有要看的了")

    def save(self) -> None:
        """What the filled button does."""
        if self.inner is not None:
            self.keep_entry()
        elif self.peeking:
            self.leave_entry()
            self.fields.focus_first()
        else:
            self.save_wanted.emit(not self.record)

    def _given(self, owner: Belongings, values: Values) -> dict[str, Value]:
        """The values of something in a list with what the record says of it."""
        own = self.fields.collect().values
        return owner.belongs.complete(values, self.record or TO_COME, own)

    def _last(self) -> Record | None:
        return last(self.lookup.book, self.register.key, but=self.record)

    def _load(
        self, values: Mapping[str, Value], marks: Mapping[str, str], sticky: set[str]
    ) -> None:
        self.keeper.settled()
        self.likeness.clear()
        self.leave_entry()
        self.fields.load(values, marks, sticky, self.record)
        self.between.load(self.record)
        self._page.verticalScrollBar().setValue(0)
        self.locked.look()

    def _watch(self, fields: Fields) -> None:
        fields.edited.connect(self.keeper.touch)
        fields.left.connect(lambda _found: self.keeper.flush())

    def _compare(self, found: Collected) -> None:
        if self.fields.dirty:
            near = not self.fields.unseen
            self.likeness.compare(found.values, self.record, near=near)

    def _put_over(self, inside: QWidget) -> None:
        self._stack.addWidget(scrolled(inside))
        self._stack.setCurrentIndex(1)

    def _say(self, name: str, hint: str) -> None:
        """Name the record in the form; what lies over it is named for a while."""
        if self._stack.count() == 1:
            self._own = (name, hint)
        self._head.say(name, hint)

    def _name_buttons(self) -> None:
        inner, new = self._stack.count() > 1, not self.record
        text = f"保存，记下一{self.register.word}" if new else "保存"
        over = "回到正在填的" if self.peeking else "记好，回上一层"
        self._foot.primary.setText(over if inner else text)
        self._foot.only.setVisible(new and not inner)
        self._foot.bin.setVisible(not (new or inner or self.locked.held))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden() and self.dirty:
            self.keeper.put_aside()
