"""The one worker: results, errors, cancel, and a close that waits."""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.ui.jobs import Job
from tecdesk.ui.jobs import Jobs
from tecdesk.ui.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_result_comes_back_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    work_thread: list[int] = []

    def work(_job: Job) -> int:
        work_thread.append(threading.get_ident())
        return 42

    jobs.start("算", work, lambda value: seen.extend([value, threading.get_ident()]))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [42, threading.get_ident()]
    assert work_thread != [threading.get_ident()]


def test_desk_error_goes_to_whoever_asked(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise DeskError("盘已拔出。", "插回再试。")

    refused: list[DeskError] = []
    jobs.start("写", work, lambda _: pytest.fail("not done"), failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert str(refused[0]) == "盘已拔出。插回再试。"


def test_unclaimed_desk_error_is_announced(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise DeskError("磁盘已满。")

    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.start("写", work, lambda _: pytest.fail("not done"))
    assert str(caught.args[0]) == "磁盘已满。"


def test_same_key_replaces_what_waits(jobs: Jobs, qtbot: QtBot) -> None:
    hold = threading.Event()
    seen: list[str] = []
    jobs.start("占着", lambda _job: hold.wait(5), lambda _: None)
    jobs.start("旧", lambda _job: "old", seen.append, key="page")
    jobs.start("新", lambda _job: "new", seen.append, key="page")
    hold.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["new"]


def test_bug_reaches_the_error_hook(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: caught.append(kind))
    jobs.start("错", lambda _job: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [ZeroDivisionError]


def test_close_waits_and_says_nothing_more(qapp: object, qtbot: QtBot) -> None:
    jobs, ran = Jobs(), threading.Event()
    seen: list[object] = []

    def work(job: Job) -> None:
        while not job.cancelled():
            ran.set()

    jobs.start("长", work, seen.append, key="long")
    assert ran.wait(5)
    jobs.close()
    assert not seen


def test_a_look_does_not_wait_for_a_long_job(jobs: Jobs, qtbot: QtBot) -> None:
    hold = threading.Event()
    seen: list[str] = []
    jobs.start("出报表", lambda _job: hold.wait(5), lambda _: seen.append("long"))
    jobs.look("排序", lambda _job: "first", seen.append)
    jobs.look("排序", lambda _job: "second", seen.append)
    qtbot.waitUntil(lambda: seen == ["first", "second"])
    assert not jobs.idle
    hold.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["first", "second", "long"]


def test_the_status_line_names_what_goes_on_longest(jobs: Jobs, qtbot: QtBot) -> None:
    status = Status(lambda: None)
    qtbot.addWidget(status)
    status.resize(1200, 30)
    jobs.started.connect(status.begun)
    jobs.ended.connect(status.ended)
    long, short = threading.Event(), threading.Event()
    jobs.start("出报表", lambda _job: long.wait(9), lambda _: None)
    jobs.look("算合计", lambda _job: short.wait(9), lambda _: None)
    qtbot.waitUntil(lambda: status.text == "正在出报表")
    status.say("已保存")
    long.set()
    qtbot.waitUntil(lambda: status.text == "正在算合计")
    short.set()
    qtbot.waitUntil(lambda: status.text == "已保存")


def test_the_worker_keeps_nothing_of_the_windows(jobs: Jobs, qtbot: QtBot) -> None:
    held = _Held()
    known = weakref.ref(held)
    jobs.start("看", held.work, held.done)
    del held
    qtbot.waitUntil(lambda: jobs.idle)
    assert known() is None


class _Held:
    def work(self, _job: Job) -> None:
        pass

    def done(self, _result: object) -> None:
        pass
