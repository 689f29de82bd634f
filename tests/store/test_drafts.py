from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.store.drafts import Draft

TYPED = {"title": "水稻", "people": "约 4", "village": "柳"}
WRITER = """
import sys
from pathlib import Path
from tecdesk.store import drafts
from tecdesk.store.book import Book
book = Book.open(Path(sys.argv[1]))
for number in range(100_000):
    fields = {"title": f"水稻{number}", "note": "长" * 3000 + str(number)}
    drafts.keep(book, drafts.Draft("training", fields))
    print(number, flush=True)
"""


def test_a_draft_comes_back_when_the_book_is_opened(book: Book) -> None:
    assert drafts.load(book, "training") is None
    kept = drafts.keep(book, Draft("training", TYPED))
    book.close()
    with Book.open(book.path) as again:
        assert drafts.load(again, "training") == kept
        assert kept.fields == TYPED
        assert (kept.record, len(kept.at)) == ("", 19)
        assert drafts.waiting(again) == [kept]


def test_a_form_has_one_draft_and_forms_do_not_mix(book: Book) -> None:
    drafts.keep(book, Draft("training", TYPED))
    drafts.keep(book, Draft("handout", {"quantity": "3"}))
    last = drafts.keep(book, Draft("training", {"title": ""}, "some-id"))
    assert drafts.load(book, "training") == last
    assert last.record == "some-id"
    assert {draft.register for draft in drafts.waiting(book)} == {"training", "handout"}
    drafts.drop(book, "training")
    assert [draft.register for draft in drafts.waiting(book)] == ["handout"]
    drafts.drop(book, "training")


def test_a_draft_is_no_step_and_no_record(book: Book) -> None:
    label, rows = book.undo_label, book.count("training")
    drafts.keep(book, Draft("training", TYPED))
    assert (book.undo_label, book.count("training")) == (label, rows)
    book.undo()
    assert drafts.load(book, "training") is not None
    assert book.redo_label == label
    drafts.keep(book, Draft("training", TYPED))
    assert book.redo_label == label


def test_a_draft_is_in_no_package(sample_book: Book) -> None:
    from tecdesk.exchange.packages.selection import gather

    before = gather(sample_book, 2025, 1)
    drafts.keep(sample_book, Draft("training", TYPED))
    assert gather(sample_book, 2025, 1) == before


def test_a_book_that_is_only_read_takes_no_draft(book: Book) -> None:
    book.close()
    with (
        Book.open(book.path, writing=False) as reading,
        pytest.raises(DeskError, match="只能读"),
    ):
        drafts.keep(reading, Draft("training", TYPED))


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(), st.text(st.characters(codec="utf-8"))))
def test_whatever_was_typed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, str]
) -> None:
    with Book.create(tmp_path_factory.mktemp("draft") / "a.tecdesk", "清河镇") as book:
        drafts.keep(book, Draft("training", fields))
        found = drafts.load(book, "training")
        assert found is not None
        assert found.fields == fields


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 7, 40])
def test_a_killed_desk_finds_its_last_draft(book: Book, lines: int) -> None:
    book.close()
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(book.path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = [int(child.stdout.readline()) for _ in range(lines)][-1]
    os.kill(child.pid, signal.SIGKILL)
    told = max([told, *map(int, child.stdout.read().split())])
    child.stdout.close()
    child.wait()
    with Book.open(book.path) as again:
        found = drafts.load(again, "training")
    assert found is not None
    number = int(found.fields["title"].removeprefix("水稻"))
    assert number in {told, told + 1}
    assert found.fields["note"] == "长" * 3000 + str(number)
