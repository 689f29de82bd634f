"""Scenes of two colleagues: nothing yet, a file looked at, what both changed."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tecdesk.desk.colleagues.giving import give
from tecdesk.store.book import Book
from tecdesk.ui.pages.colleagues.page import ColleaguesPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.ui.shell import Shell


def page_of(shell: Shell) -> ColleaguesPage:
    """The page, shown."""
    shell.go("colleagues")
    page = shell.page("colleagues")
    assert isinstance(page, ColleaguesPage)
    return page


def given(shell: Shell) -> Path:
    """What a colleague gave, who changed what was changed here, and more, later."""
    book = shell.desk.book
    first, second, third, *_ = book.find("training")
    with _copy(book) as other:
        with book.edit("改培训") as edit:
            edit.change("training", first.id, {"people": 61, "women": 22})
            edit.change("training", second.id, {"title": "冬季果树修剪和清园"})
        with other.edit("改培训") as edit:
            edit.change("training", first.id, {"people": 66, "women": 22})
            edit.change("training", second.id, {"lecturer": "周国平"})
            edit.bin("training", third.id)
            base = book.find("base")[0].id
            edit.add("base_visit", {"base": base, "date": "2025-11-20", "people": 35})
        return give(other, book.path.parent).path


@contextmanager
def _copy(book: Book) -> Iterator[Book]:
    """The colleague's copy, as it was when both still had one book."""
    folder = book.path.parent / "同事"
    folder.mkdir(exist_ok=True)
    with Book.open(shutil.copyfile(book.path, folder / book.path.name)) as other:
        yield other


def looked(shell: Shell) -> ColleaguesPage:
    """The file is chosen, nothing is written."""
    package = given(shell)
    page = page_of(shell)
    page.use(package)
    settle(shell)
    return page


def joined(shell: Shell) -> ColleaguesPage:
    """It is joined, and what both changed waits for somebody to look."""
    page = looked(shell)
    page.join()
    settle(shell)
    return page


def _changes(shell: Shell) -> None:
    looked(shell).listed.views.choose("changes")


def _refused(shell: Shell) -> None:
    page = page_of(shell)
    package = shell.desk.book.path.parent / "坏的.tdk"
    package.write_bytes(b"nothing")
    page.use(package)


OFFICES = (
    Scene("colleagues-none", page_of),
    Scene("colleagues-looked", looked),
    Scene("colleagues-changes", _changes),
    Scene("colleagues-conflicts", joined),
    Scene("colleagues-refused", _refused),
)
"""和同事合并."""
