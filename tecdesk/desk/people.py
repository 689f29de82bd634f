"""The people of an office who share a book: by name, without accounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.store import holder

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings


def people(book: Book) -> list[str]:
    """Who works on a book, in the order they came; whoever sits there is among them."""
    settings = book.settings
    return list(dict.fromkeys([*settings.people, *_one(settings.operator)]))


def sit_down(book: Book, name: str) -> None:
    """Somebody is at the desk from now on; a new name is added to the list.

    Args:
        book: open for writing.
        name: who; empty when nobody wants to be named.

    Raises:
        DeskError: the book cannot be written.
    """
    if name == book.settings.operator and name in ("", *book.settings.people):
        return

    def seated(now: Settings) -> Settings:
        known = dict.fromkeys([*now.people, *_one(now.operator), *_one(name)])
        return replace(now, operator=name, people=list(known))

    book.change_settings(seated)
    holder.sign(book.path, name)


def strike_off(book: Book, name: str) -> None:
    """Somebody left the office; what they did stays theirs in the journal.

    Raises:
        DeskError: the book cannot be written.
    """

    def without(now: Settings) -> Settings:
        left = [each for each in now.people if each != name]
        here = "" if now.operator == name else now.operator
        return replace(now, operator=here, people=left)

    book.change_settings(without)


def _one(name: str) -> list[str]:
    return [name] if name else []
