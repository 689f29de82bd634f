"""What can be done on every page: the commands of the window itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tecdesk.ui.command import Command
from tecdesk.ui.help.over import ABOUT
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.ui.shell import Shell


def everywhere(shell: Shell) -> list[Command]:
    """Commands with their keys, under the headings of the list of keys."""
    desk = shell.desk
    goer, last = partial(partial, shell.turn_to), desk.places[-1]
    pages = [
        Command(place.label, goer(place.page), f"Alt+{at}", "换页")
        for at, place in enumerate(desk.places, 1)
    ]
    other_book = partial(desk.bus.book_wanted.emit, None)
    return [
        *pages,
        Command("更多台账", shell.ledgers.open, "Alt+0", "换页"),
        Command("全部功能", goer("everything"), "Alt+M", "换页"),
        Command("查找全部", goer("find"), "Ctrl+K", "换页"),
        Command("查找", goer("find"), "Ctrl+F", "换页"),
        Command("设置", goer("settings"), "Alt+9", "换页"),
        Command("记一次培训", lambda: shell.go("training", New()), "Ctrl+N", "去做"),
        Command("导入台账", goer("import"), "Ctrl+I", "去做"),
        Command("预览和打印", goer("reports"), "Ctrl+P", "去做"),
        Command(last.label, goer(last.page), "Ctrl+U", "去做"),
        Command(_named("撤销", desk.book), shell.undo, "Ctrl+Z", "去做"),
        Command(_named("重做", desk.book), shell.redo, "Ctrl+Y", "去做"),
        Command("窄边栏", shell.toggle_side, "Ctrl+B", "窗口"),
        Command("离开一下、换人", desk.bus.left.emit, "Ctrl+Shift+L", "窗口"),
        Command("换一本台账", other_book, "Ctrl+O", "窗口"),
        Command("使用说明", shell.open_help, "F1", "窗口"),
        Command("关于农技台账", partial(shell.open_help, ABOUT), group="窗口"),
        Command("这一页的按键", shell.toggle_keys, "Shift+F1", "窗口"),
    ]


def _named(verb: str, book: Book) -> str:
    """撤销 or 重做 with what it would take back or do again."""
    label = book.undo_label if verb == "撤销" else book.redo_label
    return f"{verb}：{label}" if label else verb
