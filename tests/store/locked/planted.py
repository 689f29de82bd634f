"""A locked book with a name in it that must be found nowhere on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.store.drafts import Draft
from tecdesk.store.drafts import keep
from tecdesk.store.locked.changing import change_passphrase

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "青草-河湾 47 粒豆"
NAME, OTHER = "欧阳植名甲", "欧阳植名乙"


def plain_book(folder: Path) -> Path:
    path = folder / "柳林镇.tecdesk"
    with Book.create(path, "柳林镇"):
        pass
    return path


def locked_book(folder: Path, words: str = WORDS) -> Path:
    path = plain_book(folder)
    change_passphrase(path, words)
    return path


def plant(path: Path, words: str = "") -> None:
    """A record, a change, a draft and a photo that hold the name."""
    from tecdesk.store.photos.companion import Companion

    with Book.open(path, passphrase=words) as book:
        with book.edit(f"新增 {NAME}") as edit:
            edit.add("village", {"name": f"{NAME}村"})
        keep(book, Draft("village", {"name": f"{OTHER}村"}))
        with Companion.begin(path) as photos:
            photos.keep("jpg", f"照片 {NAME}".encode() * 50)


def names_found(folder: Path) -> list[str]:
    """The files under a folder whose bytes hold a planted name in any usual form."""
    forms = [
        name.encode(code)
        for name in (NAME, OTHER)
        for code in ("utf-8", "utf-16-le", "gb18030", "unicode-escape")
    ]
    files = [each for each in folder.rglob("*") if each.is_file()]
    return sorted(
        str(each.relative_to(folder))
        for each in files
        if any(form in each.read_bytes() for form in forms)
    )


def holds(path: Path, words: str) -> tuple[int, int]:
    """How many villages a book has, and photos."""
    from tecdesk.store.photos.companion import Companion

    with Book.open(path, passphrase=words) as book, Companion.open(path) as photos:
        return book.count("village"), len(photos.held())
