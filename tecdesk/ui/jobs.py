"""One worker thread for everything slow: progress, cancel, and a close that waits."""

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
    """

    def __init__(self, jobs: Jobs, label: str, *, exclusive: bool) -> None:
        self.label = label
        self.exclusive = exclusive
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


class Jobs(QObject):
    """Runs one job after another; results come back on the window's thread.

    Signals:
        started: a Job. progressed: Job, done, total, words. ended: a Job.
        failed: a DeskError nobody else wanted.
    """

    started = Signal(object)
    progressed = Signal(object, int, int, str)
    ended = Signal(object)
    failed = Signal(object)
    _returned = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._open: dict[str, Job] = {}
        self._thread: threading.Thread | None = None
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
        if key:
            if key in self._open:
                self._open[key].cancel()
            self._open[key] = job
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, daemon=True)
            self._thread.start()
        self._all.add(job)
        self._queue.put((job, work, (done, failed)))
        self.started.emit(job)
        return job

    @property
    def idle(self) -> bool:
        """True when nothing runs and nothing waits, or ever will."""
        return self._closed or not self._all

    def close(self) -> None:
        """Cancel what runs and wait for it; results no longer come back."""
        self._closed = True
        for job in self._all:
            job.cancel()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()

    def _loop(self) -> None:
        while (task := self._queue.get()) is not None:
            job, work, answer = task
            if self._closed:
                continue
            result: object = None
            if not job.cancelled():
                try:
                    result = work(job)
                except BaseException as error:  # noqa: BLE001  goes to the window
                    result = error
            self._returned.emit(job, result, answer)

    def _on_returned(self, job: Job, result: object, answer: Any) -> None:
        done, failed = answer
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
