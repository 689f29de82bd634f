"""A template from the county taken in, or one written for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from tecdesk.desk.own.giving import Taken
from tecdesk.desk.own.giving import take
from tecdesk.desk.own.giving import would_take
from tecdesk.desk.own.giving import write
from tecdesk.errors import DeskError
from tecdesk.exchange.own.template import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.own.template import Template
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_KINDS = "自加栏目模板 (*.xlsx *.xls *.ods)"
_TAKE, _NO = "take", "no"
_LISTED = 6


class Templates(QObject):
    """Reads in the worker, asks once, takes in one step.

    Signals:
        taken: a Change was made.
    """

    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def choose(self) -> None:
        """Choose the file the county gave."""
        if not self._desk.may_write():
            return
        path = self._desk.dialogs.open_file("打开县里给的模板", _KINDS, "fields")
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Read a template, say what it would do, and take it in if it is wanted."""
        if not self._desk.may_write():
            return

        def work(_job: Job) -> Template:
            from tecdesk.exchange.own.template import read_template

            return read_template(path)

        self._desk.jobs.start("读模板", work, self._offer)

    def save(self) -> None:
        """Write the book's own fields for others."""
        book = self._desk.book
        name = name_of(book.unit.text("name"))
        path = self._desk.dialogs.save_file(
            "写成模板", name, "Excel (*.xlsx)", "fields"
        )
        if path is None:
            return
        try:
            made = write(book, path)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._desk.bus.trouble(None)
        count = f"{len(made.fields)} 栏，{len(made.figures)} 个指标"
        self._desk.bus.say(f"已写成模板 {path.name}：{count}")

    def _offer(self, template: Template) -> None:
        book = self._desk.book
        seen = would_take(book, template)
        if not seen.new and not seen.changed:
            self._desk.bus.say(f"{template.unit or '模板'}：{_only(seen)}")
            return
        unit = template.unit or "模板"
        answers = {_TAKE: "收下", _NO: "不收"}
        question = f"{unit}的自加栏目：{seen.sentence}。"
        if self._desk.dialogs.choose(question, _detail(seen), answers) != _TAKE:
            return
        try:
            done = take(book, template)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        if done.change is not None:
            self.taken.emit(done.change)


def _only(seen: Taken) -> str:
    return "；".join([seen.sentence, *seen.left[:1]])


def _detail(seen: Taken) -> str:
    """What a person should know before it is taken."""
    told = [f"“{label}”这里已有同名的一栏，两栏都会在。" for label in seen.beside]
    told += seen.left[:_LISTED]
    told += ["收下后可以撤销。"]
    return "\n".join(told)
