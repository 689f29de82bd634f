from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.locked import changing
from tecdesk.store.locked import rewriting
from tecdesk.store.locked import ring
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.locked.key import salt_of
from tecdesk.store.locked.settling import part_of
from tests.store.locked.planted import WORDS
from tests.store.locked.planted import holds
from tests.store.locked.planted import locked_book
from tests.store.locked.planted import names_found
from tests.store.locked.planted import plain_book
from tests.store.locked.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW = "另外几个不相干的词"
_STEPS = (
    (changing, "rewrite", 1),
    (changing, "rewrite", 2),
    (rewriting, "_export", 1),
    (rewriting, "_export", 2),
    (rewriting, "_same", 1),
    (changing, "_swap", 1),
    (changing, "_swap", 2),
    (changing, "sync_folder", 1),
    (changing, "sync_folder", 2),
)


class Cut(BaseException):
    """The power fails here."""


def _cut(real: Callable[..., object], at: int) -> Callable[..., object]:
    calls = 0

    def cut(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise Cut
        return real(*given, **named)

    return cut


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders with a planted book: one plain, one locked."""
    folder = tmp_path_factory.mktemp("made")
    for old, name in (("", "plain"), (WORDS, "locked")):
        (folder / name).mkdir()
        path = plain_book(folder / name)
        plant(path)
        if old:
            change_passphrase(path, old)
    return folder


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [(WORDS, NEW, step) for step in _STEPS]
    + [("", WORDS, step) for step in _STEPS[-4:]]
    + [(WORDS, "", step) for step in _STEPS[-4:]],
)
def test_cut_anywhere_the_book_opens_with_the_old_or_the_new(
    made: Path, tmp_path: Path, monkeypatch, old, new, step
):
    (where, name, at), folder = step, tmp_path / "册"
    shutil.copytree(made / ("locked" if old else "plain"), folder)
    path = folder / "柳林镇.tecdesk"
    before = salt_of(path)
    with monkeypatch.context() as patched:
        patched.setattr(where, name, _cut(getattr(where, name), at))
        with ring.holding(path, old), pytest.raises(Cut):
            change_passphrase(path, new)
    assert holds(path, old if salt_of(path) == before else new) == (1, 1)
    assert not list(folder.glob("*换密码*"))


def test_killed_before_the_swap_what_was_half_written_is_gone_at_next_opening(
    tmp_path: Path,
):
    path = locked_book(tmp_path)
    part_of(path).write_bytes(b"plain")
    with Book.open(path, passphrase=WORDS):
        assert not part_of(path).exists()


def test_rows_keep_their_numbers_and_the_journal_its_steps(tmp_path: Path):
    path = plain_book(tmp_path)
    with Book.open(path) as book:
        with book.edit("一") as edit:
            for at in range(5):
                edit.add("village", {"name": f"{at} 村"})
        asked = "SELECT rowid, id FROM village"
        before = [tuple(row) for row in book.connection.execute(asked)]
    change_passphrase(path, WORDS)
    with Book.open(path, passphrase=WORDS) as book:
        assert [tuple(row) for row in book.connection.execute(asked)] == before
        book.undo()
        assert book.count("village") == 0


def test_removed_it_is_a_book_like_any_other(tmp_path: Path):
    path = locked_book(tmp_path)
    plant(path, WORDS)
    assert names_found(tmp_path) == []
    with ring.holding(path, WORDS):
        change_passphrase(path, "")
    assert holds(path, "") == (1, 1)
    assert {"柳林镇.tecdesk", "柳林镇.佐证"} <= set(names_found(tmp_path))


def test_an_open_book_is_not_rewritten(tmp_path: Path):
    path = plain_book(tmp_path)
    with Book.open(path), pytest.raises(DeskError, match="窗口"):
        change_passphrase(path, WORDS)
    assert salt_of(path) is None


def test_too_short_a_passphrase_changes_nothing(tmp_path: Path):
    path = plain_book(tmp_path)
    before = path.read_bytes()
    with pytest.raises(DeskError, match="太短"):
        change_passphrase(path, "短")
    assert path.read_bytes() == before
