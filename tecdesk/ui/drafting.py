"""Keeps on disk what is half-filled, and offers again what was not finished."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.drafts import Draft
from tecdesk.ui.form.question import Question
from tecdesk.ui.models.cells import spoken_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.models.lookup import Lookup

PAUSE_MS = 500
"""Kept in the first pause of typing ..."""
LATEST_MS = 1700
"""... or so long after the first key, without a pause."""
GO_ON = "接着填"
FORGET = "不要了"
_EARLIER = "~earlier"


class DraftKeeper(QObject):
    """Writes what is typed through the book's own connection, in pauses.

    There is one draft for each form or page. One that was found waiting and is not
    answered yet travels inside the next, so that it is not lost by typing something
    else.

    Args:
        place: the form or page; nothing is written while it is disabled.
        key: under which its draft is kept.
        lookup: the book, and where to say what happened.

    Attributes:
        question: asks whether the one found waiting is wanted.
    """

    def __init__(self, place: QWidget, key: str, lookup: Lookup) -> None:
        super().__init__(place)
        self.question = Question()
        self._place = place
        self._key = key
        self._book, self._bus = lookup.book, lookup.bus
        self._earlier: Draft | None = None
        self._kept: Draft | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep)

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        raise NotImplementedError

    @property
    def kept(self) -> bool:
        """True when what is held lies on disk as a draft."""
        kept = self._kept
        return kept is not None and kept.fields == self._whole().fields

    def held(self) -> Draft:
        """Everything that was typed."""
        raise NotImplementedError

    def bring_back(self, draft: Draft) -> None:
        """Show what a draft holds in place of what is shown."""
        raise NotImplementedError

    def tell(self, draft: Draft) -> str:
        """What a draft is about: 上次没写完的培训：下坪村 茶园."""
        raise NotImplementedError

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
        """Put what is held on disk, unless it is there already."""
        self._rest()
        if not self._place.isEnabled():
            # The worker writes just now; waiting for it would stop the window.
            self.touch()
        elif not self.dirty:
            self.settled()
        else:
            self._write(self._whole())

    def settled(self) -> None:
        """What was held is saved now, or was thrown away by a person."""
        self._rest()
        if self._kept is not None:
            self._kept = None
            self._leave_earlier()
            self._bus.note("")

    def put_aside(self) -> None:
        """It goes out of sight unfinished: offer it again when it comes back."""
        self._rest()
        self._earlier = _with(self.held(), self._earlier)
        self._kept = None
        self._leave_earlier()
        self._bus.note("")

    def offer(self) -> None:
        """Ask about the draft that waits, if there is one."""
        if self._kept is None:
            self._earlier = drafts.load(self._book, self._key)
        draft = self._earlier
        if draft is None:
            self.question.hide()
            return
        answers = {GO_ON: self.go_on, FORGET: self.forget}
        at = f"{spoken_date(draft.at[:10])} {_clock(draft.at)}" if draft.at else ""
        self.question.ask(self.tell(draft) + (f"（{at}）" if at else ""), answers)

    def go_on(self) -> None:
        """Bring the waiting draft back; what was typed since waits instead."""
        draft = self._earlier
        if draft is None:
            return
        now = self.held() if self.dirty else None
        self._kept, self._earlier = None, None
        self.bring_back(draft)
        self._earlier = _inside(draft) or now
        self.keep()
        self.question.hide()
        if self._earlier is not None:
            self.offer()

    def forget(self) -> None:
        """Throw the waiting draft away; one that waited inside it comes up."""
        if self._earlier is not None:
            self._earlier = _inside(self._earlier)
        if self._kept is not None:
            self._kept = None
            self.keep()
        else:
            self._leave_earlier()
        self.offer()

    def _whole(self) -> Draft:
        return _with(self.held(), self._earlier)

    def _leave_earlier(self) -> None:
        try:
            if self._earlier is None:
                drafts.drop(self._book, self._key)
            else:
                drafts.keep(self._book, self._earlier)
        except DeskError as error:
            self._bus.trouble(error)

    def _write(self, draft: Draft) -> None:
        kept = self._kept
        if kept and (kept.fields, kept.record) == (draft.fields, draft.record):
            return
        try:
            self._kept = drafts.keep(self._book, draft)
        except DeskError as error:
            self._bus.trouble(error)
            return
        self._bus.note(f"草稿 {_clock(self._kept.at)} 已存")

    def _rest(self) -> None:
        self._pause.stop()
        self._latest.stop()


def _with(draft: Draft, earlier: Draft | None) -> Draft:
    """A draft with an earlier one that nobody wanted yet inside it."""
    if earlier is None:
        return draft
    text = json.dumps(asdict(earlier), ensure_ascii=False)
    return Draft(draft.register, {**draft.fields, _EARLIER: text}, draft.record)


def _inside(draft: Draft) -> Draft | None:
    """The draft that waited already when this one was kept."""
    text = draft.fields.get(_EARLIER)
    return Draft(**json.loads(text)) if text else None


def _clock(at: str) -> str:
    """14:05 of an ISO time."""
    return at[11:16]
