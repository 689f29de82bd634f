"""Worker threads for everything slow: progress, cancel, and a close that waits."""

from __future__ import annotations

import queue
import sys
import threading
import time
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable

_PULSE_S = 0.05


class Job:
    """One piece of work as its thread and its watchers see it.

    Attributes:
        label: what is going on, for the status line.
        exclusive: the book may only be looked at meanwhile.
        work, answer: what to run, and what to do with its result. Both may hold
            widgets, so the window's thread lets go of them; the worker keeps neither.
    """

    def __init__(self, jobs: Jobs, label: str, *, exclusive: bool) -> None:
        self.label = label
        self.exclusive = exclusive
        self.work: Callable[[Job], Any] = _nothing
        self.answer: Any = None
        self._jobs = jobs
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at the next safe moment."""
        self._stop.set()

    def cancelled(self) -> bool:
        """True once somebody asked to stop; the work looks at it now and then."""
        return self._stop.is_set()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far the work is; may be called for every row."""
        now = time.monotonic()
        if now - self._last >= _PULSE_S or done == total:
            self._last = now
            self._jobs.progressed.emit(self, done, total, words)


def _nothing(_job: Job) -> None:
    """What a job does that has nothing to do any more."""


class _Line:
    """Jobs that wait for their turn, and the thread that takes them."""

    def __init__(self, run: Callable[[Job], None]) -> None:
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self._loop, args=(run,), daemon=True)
        self.thread.start()

    def _loop(self, run: Callable[[Job], None]) -> None:
        while (job := self.jobs.get()) is not None:
            run(job)


class Jobs(QObject):
    """Runs one job after another; results come back on the window's thread.

    What a person waits for at a list does not stand in line behind a report: such
    jobs run aside, one after another, in a thread of their own.

    Signals:
        started: a Job. progressed: Job, done, total, words. ended: a Job.
        failed: a DeskError nobody else wanted.
    """

    started = Signal(object)
    progressed = Signal(object, int, int, str)
    ended = Signal(object)
    failed = Signal(object)
    _returned = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[str, Job] = {}
        self._lines: dict[bool, _Line] = {}
        self._closed = False
        self._all: set[Job] = set()
        self._returned.connect(self._on_returned)

    def start(
        self,
        label: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[DeskError], None] | None = None,
        key: str = "",
        exclusive: bool = False,
    ) -> Job:
        """Run `work` in the thread, then `done` with its result in the window's.

        Args:
            label: what is going on, in Chinese.
            work: gets the job; must not touch widgets or the window's book.
            done: called with what `work` returned, unless it was cancelled.
            failed: takes a DeskError; without it `failed` is emitted.
            key: a job of the same key that still runs or waits is cancelled.
            exclusive: the rest of the window may not write meanwhile.
        """
        job = Job(self, label, exclusive=exclusive)
        return self._begin(job, work, (done, failed), key=key, aside=False)

    def look(
        self,
        label: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        key: str = "",
    ) -> Job:
        """The same for what is short and only reads: it does not wait for long ones."""
        job = Job(self, label, exclusive=False)
        return self._begin(job, work, (done, None), key=key, aside=True)

    @property
    def idle(self) -> bool:
        """True when nothing runs and nothing waits, or ever will."""
        return self._closed or not self._all

    def close(self) -> None:
        """Cancel what runs and wait for it; results no longer come back."""
        self._closed = True
        for job in self._all:
            job.cancel()
        for line in self._lines.values():
            line.jobs.put(None)
        for line in self._lines.values():
            line.thread.join()

    def _begin(
        self,
        job: Job,
        work: Callable[[Job], Any],
        answer: Any,
        *,
        key: str,
        aside: bool,
    ) -> Job:
        if key:
            if key in self._open:
                self._open[key].cancel()
            self._open[key] = job
        if aside not in self._lines:
            self._lines[aside] = _Line(self._run)
        self._all.add(job)
        job.work, job.answer = work, answer
        self._lines[aside].jobs.put(job)
        self.started.emit(job)
        return job

    def _run(self, job: Job) -> None:
        if self._closed:
            return
        result: object = None
        if not job.cancelled():
            try:
                result = job.work(job)
            except BaseException as error:  # noqa: BLE001  goes to the window
                result = error
        self._returned.emit(job, result)

    def _on_returned(self, job: Job, result: object) -> None:
        done, failed = job.answer
        job.work, job.answer = _nothing, None
        self._all.discard(job)
        self._open = {k: j for k, j in self._open.items() if j is not job}
        if self._closed:
            return
        self.ended.emit(job)
        if isinstance(result, Cancelled) and not job.exclusive:
            return
        if isinstance(result, DeskError):
            (failed or self.failed.emit)(result)
        elif isinstance(result, BaseException):
            sys.excepthook(type(result), result, result.__traceback__)
        elif not job.cancelled():
            done(result)
