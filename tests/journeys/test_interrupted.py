"""What was half typed is still there: after a power cut, after closing the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.store import drafts
from tests.journeys.township import a_book
from tests.journeys.victim import TYPED

if TYPE_CHECKING:
    from tests.journeys.hands import Hands

PATIENCE_S = 2.2
"""A half-filled form is on disk two seconds after the last key."""
WRITTEN = {
    "village": "曾家湾村",
    "title": "茶园冬季管理",
    "form": "现场指导",
    "people": "45",
}


def _killed(book: Path) -> None:
    """The program dies as in a power cut, without a word."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.victim", str(book)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=env, cwd=root, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == TYPED
        time.sleep(PATIENCE_S)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _in_the_form(hands: Hands) -> dict[str, str]:
    editors = hands.listed.panel.fields.editors
    return {key: editors[key].text for key in WRITTEN}


def test_a_killed_program_brings_its_form_back(hands: Hands, tmp_path: Path) -> None:
    book = a_book(tmp_path / "清河镇.tecdesk")
    _killed(book)
    hands.start()
    assert hands.where == "清河镇"
    hands.press("Enter")
    assert hands.shell.notice.text == "上次没写完的培训还留着。"
    assert hands.where == "接着填(&J)"
    hands.press("Enter")
    assert hands.shell.current == "training"
    assert _in_the_form(hands) == WRITTEN
    assert hands.where == "参训人次"
    hands.type("6")
    hands.press("Enter")
    hands.type("20")
    hands.press("Ctrl+Enter")
    assert hands.said.endswith("曾家湾村 茶园冬季管理")
    saved = next(r for r in hands.book.find("training") if r["people"] == 456)
    assert saved["women"] == 20
    assert drafts.waiting(hands.book) == []


def test_what_waits_is_asked_in_the_form_too(hands: Hands, tmp_path: Path) -> None:
    book = a_book(tmp_path / "清河镇.tecdesk")
    _killed(book)
    hands.start(book)
    hands.press("Alt+2")
    question = hands.listed.panel.keeper.question
    assert "茶园冬季管理" in question.text
    hands.press("Alt+J")
    hands.wait_until(lambda: question.text == "")
    assert _in_the_form(hands) == WRITTEN


def test_closing_asks_and_loses_nothing(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    _write_half(hands)
    said = hands.press_in_dialog("Esc")
    assert not hands.close()
    assert said == ["这次培训还没有保存。"]
    assert _in_the_form(hands)["people"] == "45"
    said = hands.press_in_dialog("B")
    assert hands.close()
    assert len(said) == 1
    hands.start()
    hands.press("Enter")
    assert hands.shell.notice.text == ""
    [saved] = [r for r in hands.book.find("training") if r["people"] == 45]
    assert saved.text("title") == "茶园冬季管理"


def test_closing_with_what_cannot_be_saved_stays(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+N", "Enter")
    hands.type("jf")
    hands.press("Enter")
    hands.type("茶园冬季管理")
    said = hands.press_in_dialog("B")
    assert not hands.close()
    assert said == ["这次培训还没有保存。"]
    assert hands.where == "参训人次"
    assert hands.listed.panel.fields.editors["title"].text == "茶园冬季管理"
    said = hands.press_in_dialog("C")
    assert hands.close()
    hands.start()
    hands.press("Enter")
    assert hands.shell.notice.text == ""
    assert hands.book.count("training") == 2


def _write_half(hands: Hands) -> None:
    hands.press("Ctrl+N", "Enter")
    hands.type("jf")
    hands.press("Enter")
    hands.type("茶园冬季管理")
    hands.press("Enter", "Enter")
    hands.type("45")
