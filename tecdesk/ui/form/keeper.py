"""Keeps the half-filled form on disk, and offers again what was not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.ui.form.held import earlier
from tecdesk.ui.form.held import held
from tecdesk.ui.form.held import put_back
from tecdesk.ui.form.held import typed
from tecdesk.ui.form.question import Question
from tecdesk.ui.models.cells import spoken_date

if TYPE_CHECKING:
    from tecdesk.store.drafts import Draft
    from tecdesk.ui.form.panel import Panel

PAUSE_MS = 500
"""Kept in the first pause of typing ..."""
LATEST_MS = 1700
"""... or so long after the first key, without a pause."""
_SHOWN = 3
GO_ON = "接着填"
FORGET = "不要了"


class Keeper(QObject):
    """Writes what is typed through the book's own connection, in pauses.

    There is one draft for each form. One that was found waiting and is not answered
    yet travels inside the next, so that it is not lost by typing something else.

    Attributes:
        question: asks whether the one found waiting is wanted.
    """

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.question = Question()
        self._panel = panel
        self._earlier: Draft | None = None
        self._kept: Draft | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Keep now what waits to be kept: the cursor went on."""
        if self._latest.isActive():
            self.keep()

    def keep(self) -> None:
        """Put what the form holds on disk, unless it is there already."""
        self._rest()
        if not self._panel.isEnabled():
            # The worker writes just now; waiting for it would stop the window.
            self.touch()
        elif not self._panel.dirty:
            self.settled()
        else:
            self._write(held(self._panel, self._earlier))

    def settled(self) -> None:
        """What the form held was saved, or thrown away by a person."""
        self._rest()
        if self._kept is not None:
            self._kept = None
            self._leave_earlier()
            self._panel.lookup.bus.note("")

    def put_aside(self) -> None:
        """The form goes away unfinished: offer it again when it comes back."""
        self._rest()
        self._earlier = held(self._panel, self._earlier)
        self._kept = None
        self._leave_earlier()
        self._panel.lookup.bus.note("")

    def offer(self) -> None:
        """Ask about the draft that waits, if there is one."""
        if self._kept is None:
            self._earlier = drafts.load(
                self._panel.lookup.book, self._panel.register.key
            )
        draft = self._earlier
        if draft is None:
            self.question.hide()
            return
        answers = {GO_ON: self.go_on, FORGET: self.forget}
        self.question.ask(self._sentence(draft), answers)

    def go_on(self) -> None:
        """Bring the waiting draft back; what was typed since waits instead."""
        draft, panel = self._earlier, self._panel
        if draft is None:
            return
        now = held(panel) if panel.dirty else None
        self._kept, self._earlier = None, None
        panel.begin(draft.record)
        put_back(draft, panel)
        self._earlier = earlier(draft) or now
        self.keep()
        self.question.hide()
        if self._earlier is not None:
            self.offer()

    def forget(self) -> None:
        """Throw the waiting draft away; one that waited inside it comes up."""
        if self._earlier is not None:
            self._earlier = earlier(self._earlier)
        if self._kept is not None:
            self._kept = None
            self.keep()
        else:
            self._leave_earlier()
        self.offer()

    def _leave_earlier(self) -> None:
        book, register = self._panel.lookup.book, self._panel.register.key
        try:
            if self._earlier is None:
                drafts.drop(book, register)
            else:
                drafts.keep(book, self._earlier)
        except DeskError as error:
            self._panel.lookup.bus.trouble(error)

    def _write(self, draft: Draft) -> None:
        kept = self._kept
        if kept and (kept.fields, kept.record) == (draft.fields, draft.record):
            return
        try:
            self._kept = drafts.keep(self._panel.lookup.book, draft)
        except DeskError as error:
            self._panel.lookup.bus.trouble(error)
            return
        self._panel.lookup.bus.note(f"草稿 {_clock(self._kept.at)} 已存")

    def _rest(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def _sentence(self, draft: Draft) -> str:
        register = self._panel.register
        first = [register.dated_by, "village", register.named_by]
        texts = typed(draft)
        order = dict.fromkeys([*filter(None, first), *texts])
        said = [texts[key] for key in order if texts.get(key)][:_SHOWN]
        at = f"{spoken_date(draft.at[:10])} {_clock(draft.at)}" if draft.at else ""
        what = " ".join(said) or register.label
        return f"上次没写完的{register.label}：{what}" + (f"（{at}）" if at else "")


def _clock(at: str) -> str:
    """14:05 of an ISO time."""
    return at[11:16]
