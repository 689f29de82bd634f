"""总结: the text left, what to look at in it right; it keeps itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tecdesk.desk import summary as errand
from tecdesk.domain.registers.passage import PASSAGE
from tecdesk.errors import DeskError
from tecdesk.report.words.variants import VARIANTS
from tecdesk.report.words.variants import WHOLE
from tecdesk.report.words.variants import Variant
from tecdesk.store.reported.locks import YEAR
from tecdesk.store.reported.locks import is_held
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.opening import open_found
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.summing.editor import SummaryEditor
from tecdesk.ui.pages.summing.number_style import NumberStyle
from tecdesk.ui.pages.summing.papers import SummaryPapers
from tecdesk.ui.pages.summing.points import Answers
from tecdesk.ui.pages.summing.points import PointsPanel
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.desk.summary import Summary
    from tecdesk.domain.change import Change
    from tecdesk.report.words.disagreements import Disagreement
    from tecdesk.report.words.numerals import Numerals
    from tecdesk.ui.desk import Desk

_KEPT_AFTER_MS = 1200
"""From the last key to the book: within two seconds everything is kept."""


class SummaryPage(Page):
    """The written summary of the year.

    Attributes:
        now: the summary shown; None until it is made.
        editor, panel, variant, numbers, papers: its parts.
    """

    key = "summary"
    title = "总结"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.now: Summary | None = None
        self._at = -1
        self.editor = SummaryEditor()
        self.papers = SummaryPapers(desk, self.made_now, self._read_back)
        self.numbers = NumberStyle(self._on_style)
        self.panel = PointsPanel(self._answers(), self.numbers, self.papers.back)
        self.variant = Segments("哪一种总结", self._on_variant)
        choices: list[tuple[object, str]] = [(v.key, v.name) for v in VARIANTS.values()]
        self.variant.offer(choices, WHOLE.key)
        self._dirty = False
        self._kept = QTimer(self, singleShot=True, interval=_KEPT_AFTER_MS)
        self._build()

    def commands(self) -> Sequence[Command]:
        return (
            Command("下一处", self.next, "F7", hint=True),
            Command("上一处", self.previous, "Shift+F7"),
            Command("这个数的记录", self.open_records, "F4", hint=True),
            Command("改回数据", self.put_back, "Ctrl+R"),
            Command("存为 Word", self.papers.save_word, "Ctrl+Enter", hint=True),
            Command("预览和打印", self.papers.preview, "Ctrl+P"),
            Command("存为 PDF", self.papers.save_pdf),
            Command("读回改过的 Word", self.papers.read_word),
            Command("在文字和右边间换", self._other_side, "F6"),
        )

    @property
    def kind(self) -> Variant:
        """The kind of summary chosen."""
        return VARIANTS[str(self.variant.value)]

    def reload(self) -> None:
        self.keep()
        path, year, kind = self.desk.book.path, self.desk.bus.year, self.kind
        self.numbers.show_numerals(errand.numerals(self.desk.book))
        today = date.today()  # noqa: DTZ011 - the desk's own day
        self.desk.jobs.start(
            "写总结",
            lambda _job: errand.summary_of(path, year, kind, today),
            self.show_summary,
            key="summary",
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, Variant) and argument != self.kind:
            self.variant.choose(argument.key)
        self.editor.setFocus()

    def may_leave(self) -> bool:
        """What is written is kept first; False when the book refuses it."""
        return self.keep()

    def show_summary(self, now: Summary) -> None:
        """Show a summary, unless something newer was typed meanwhile."""
        if self._kept.isActive():
            return
        self.now = now
        self.editor.lock(locked=is_held(self.desk.book, PASSAGE, {YEAR: now.year}))
        self.editor.show_draft(now.draft)
        self.editor.mark(now.points)
        self.panel.show_summary(now)
        self.papers.name(bool(now.draft.document().pending))
        said = f"，{len(now.wrong)} 个数对不上" if now.wrong else ""
        self.header.sub.setText(f"{now.year}年度{said}")

    def keep(self) -> bool:
        """Put what is written into the book; False when it refuses."""
        self._kept.stop()
        now = self.now
        if now is None or not self._dirty:
            return True
        self._dirty = False
        return self._do(lambda: errand.write(self.desk.book, now, self.editor.texts()))

    def made_now(self) -> Summary | None:
        """The summary with everything typed so far in it."""
        if self.now is None or not self.keep():
            return None
        today = date.today()  # noqa: DTZ011 - the desk's own day
        return errand.summary(self.desk.book, self.now.year, self.kind, today)

    def next(self) -> None:
        """Go to the next place to look at."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def put_back(self) -> None:
        """Put the number of the records in place of the one last looked at."""
        wrong = self.now.points if self.now else []
        if 0 <= self._at < len(wrong):
            self._put_back(wrong[self._at])

    def open_records(self) -> None:
        """Show the records behind the number at the cursor."""
        from tecdesk.desk.figure_records import records_of
        from tecdesk.report.words.tags import label
        from tecdesk.report.words.tags import parse

        tag = self.editor.tag
        if not parse(tag):
            self.desk.bus.say("光标放到画线的数旁边，再按 F4")
            return
        open_found(self.desk, lambda book: records_of(book, tag), f"总结：{label(tag)}")

    def _build(self) -> None:
        both = row(self.editor, self.panel, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.header.add(self.variant, *self.papers.buttons)
        self.editor.written.connect(self._on_written)
        self.editor.refused.connect(
            lambda: self.desk.bus.say("标题、序号和表跟着记录排，不用手改")
        )
        self._kept.timeout.connect(self._on_kept)

    def _answers(self) -> Answers:
        book = self.desk.book

        def asked(errand_: Callable[..., Change | None]) -> Callable[[object], None]:
            return lambda about: self._answer(lambda now: errand_(book, now, about))

        return Answers(
            show=self.editor.select,
            put_back=self._put_back,
            accept=asked(errand.accept),
            take_new=lambda line: self._answer(
                lambda now: errand.take_back(book, now, line.place)
            ),
            stay=lambda line: self._answer(
                lambda now: errand.stay(book, now, line.place)
            ),
            adopt=asked(errand.adopt),
            decline=asked(errand.decline),
            bring_back=lambda line: self._answer(
                lambda now: errand.take_back(book, now, line.place)
            ),
        )

    def _answer(self, act: Callable[[Summary], Change | None]) -> None:
        if not self.keep() or self.now is None:
            return
        now = self.now
        if self._do(lambda: act(now)):
            self.reload()
            self.editor.setFocus()

    def _do(self, act: Callable[[], Change | None]) -> bool:
        try:
            change = act()
        except DeskError as error:
            self._dirty = True
            self.desk.bus.trouble(error)
            return False
        if change is not None:
            self.desk.bus.tell(change, self, "已自动保存")
        return True

    def _read_back(self, now: Summary, path: Path) -> None:
        if self._do(lambda: errand.read_back(self.desk.book, now, path)):
            self.desk.bus.say(f"已读回 {path.name}，改过的数列在右边")
            self.reload()

    def _put_back(self, point: Disagreement) -> None:
        if self.editor.isReadOnly():
            self.desk.bus.say("这一年已上报，先解锁再改")
        elif point.slot is not None and point.slot.tag:
            self.editor.put_back(point, point.slot)
            self._on_kept()

    def _step(self, by: int) -> None:
        points = self.now.points if self.now else []
        if not points:
            self.desk.bus.say("没有要看的")
            return
        self._at = (self._at + by) % len(points)
        self.editor.select(points[self._at])
        self.desk.bus.say(points[self._at].sentence)

    def _on_written(self) -> None:
        self._dirty = True
        self._kept.start()

    def _on_kept(self) -> None:
        if self.keep():
            self.reload()

    def _on_turned(self) -> None:
        self._renew()

    def _on_variant(self, _value: object) -> None:
        wanted = self.variant.value
        if self.now is not None and self.now.variant.key != wanted:
            self.variant.show_value(self.now.variant.key)
            kept = self.keep()
            self.variant.show_value(wanted)
            if not kept:
                return
        self._at = -1
        self.reload()

    def _on_style(self, wanted: Numerals) -> None:
        try:
            errand.set_numerals(self.desk.book, wanted)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.reload()

    def _other_side(self) -> None:
        if self.editor.hasFocus():
            self.panel.focusNextChild()
        else:
            self.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.widen(wide=is_wide(self, TABLE_AND_PANEL))
