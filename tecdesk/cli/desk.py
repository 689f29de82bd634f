"""Opens the book that a command is about, for whoever says they are at the desk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside

if TYPE_CHECKING:
    import argparse

    from tecdesk.store.book import Book

AT_DESK = "TECDESK_AS"
"""Variable of the environment that says who is at the desk."""


def add_to(sub: argparse.ArgumentParser) -> None:
    """Let a command that writes say who does it."""
    sub.add_argument(
        "--as",
        dest="at_desk",
        default="",
        metavar="NAME",
        help=f"经办人，记在经过里；不写就看 {AT_DESK}，再看台账里的",
    )


def book_of(called: argparse.Namespace, *, writing: bool = True) -> Book:
    """Open the book of a command.

    Raises:
        DeskError: as `Book.open`.
    """
    from tecdesk.desk.upgrading import upgraded
    from tecdesk.store.book import Book

    book = Book.open(called.book, writing=writing)
    if words := upgraded(book):
        say_aside(words)
    named = getattr(called, "at_desk", "") or os.environ.get(AT_DESK, "")
    book.at_desk = named.strip()
    return book


def upgrade(called: argparse.Namespace) -> None:
    """Bring a book of an older program to today's form, or say that it has it."""
    with book_of(called) as book:
        if book.older is None:
            say(f"台账 {book.path.name} 已经是这个版本的格式，没有动它。")
