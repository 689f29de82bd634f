"""One writer to a book: a lock beside the file, held while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import from_os_error
from tecdesk.store import holder

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

    from tecdesk.store.holder import Holder


class LookOnly(DeskError):  # noqa: N818 - as DeskError names its kinds
    """A book that cannot be written to now; it may still be looked at.

    Attributes:
        book: its file; None for the one that is open.
    """

    def __init__(self, sentence: str, next_step: str, book: Path | None = None) -> None:
        super().__init__(sentence, next_step)
        self.book = book


def only_looked_at() -> LookOnly:
    """What is said when something would be written into such a book."""
    return LookOnly("这本台账现在只看不改，没有写进去。", "要记，等能写了再打开一次。")


def only_past(when: str) -> LookOnly:
    """What is said when something would be written into a book of another day."""
    return LookOnly(f"{when}，只看不改。", "要改，打开现在的台账。")


class Taken(LookOnly):
    """A book that somebody else writes to.

    Attributes:
        by: who has it; None when nobody signed.
    """

    def __init__(self, book: Path, by: Holder | None) -> None:
        away = by is not None and not by.is_here
        super().__init__(
            f"台账 {book.name} {_whose(by)}。",
            "等那边关掉再开；急着查，可以只看不改。"
            if away
            else "去那个窗口接着做，或先关掉它再开。",
            book,
        )
        self.by = by


def lock_path(book: Path) -> Path:
    """Where the lock of a book lies."""
    return book.with_name(f".{book.name}.lock")


def take(book: Path) -> BaseFileLock:
    """Take the book's lock without waiting; the system frees it on a crash.

    Raises:
        Taken: the book is open elsewhere.
        LookOnly: its folder cannot be written.
        DeskError: the system refuses for another reason.
    """
    from filelock import FileLock
    from filelock import Timeout

    lock = FileLock(lock_path(book), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise Taken(book, holder.read(book)) from error
    except PermissionError as error:
        raise LookOnly(
            f"放台账 {book.name} 的文件夹不能写。",
            "急着查，可以只看不改；要记，把它复制到自己的文件夹再打开。",
            book,
        ) from error
    except OSError as error:
        raise from_os_error(error, book, "打开") from error
    holder.forget(book)  # who left it there has crashed
    return lock


def refuse_taken(book: Path) -> None:
    """Refuse a book that somebody else writes to, as far as can be told.

    Nothing is left beside a book that nobody ever signed.

    Raises:
        Taken: somebody has it open.
    """
    if holder.read(book) is None:
        return
    try:
        lock = take(book)
    except Taken:
        raise
    except DeskError:
        return  # where no lock can be made it cannot be told
    let_go(book, lock)


def let_go(book: Path, lock: BaseFileLock) -> None:
    """Free the lock; the name beside it goes first, or it would be the next one's."""
    holder.forget(book)
    lock.release()


def _whose(by: Holder | None) -> str:
    if by is None:
        return "已在另一个窗口打开"
    who = f"{by.operator}，" if by.operator else ""
    if by.is_here:
        return f"已在这台电脑的另一个窗口打开（{who}从 {by.clock} 起）"
    return f"正在电脑“{by.computer}”上用着（{who}从 {by.clock} 起）"
