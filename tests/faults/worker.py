"""Works on a book at random beside a plain dictionary that says what must be in it.

python -m tests.faults.worker BOOK SEED LOG works until it is killed. Before each piece
of work it writes to LOG what the book will hold after it, and afterwards that it is
done: what was acknowledged must be there, what was begun may be.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import TextIO

from tecdesk.desk import importing
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.backups.taking import take
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.batch import Given

State = dict[str, tuple[str, int]]
"""Id of a session in use to its title and people."""
READY, BEGUN, DONE = "ready", "begun", "done"
MANY, DEEPEST = 600, 200
"""Sessions that are enough for a book, and steps that are taken back in a row."""
OLD = Path(__file__).parents[1] / "data" / "books" / "v5.tecdesk"


def state_of(book: Book) -> State:
    """What the book holds."""
    found = book.find("training")
    return {r.id: (r.text("title"), r.number("people") or 0) for r in found}


def digest(state: State) -> str:
    """A state in a few letters; new records count by what they say, not their ids."""
    text = repr(sorted(state.values()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Worker:
    """One clerk with a book, and what the book must hold.

    Attributes:
        state: what it must hold now.
        done: how many pieces of work were finished, by name.
        doing: the name of the piece of work it is at, or was at last.
        desk: where files of the clerk lie that are no part of the book.
    """

    def __init__(self, path: Path, seed: int, log: TextIO) -> None:
        self.path = path
        self.dice = random.Random(seed)
        self.log = log
        self.book = Book.open(path)
        self.state = state_of(self.book)
        self.done: dict[str, int] = {}
        self.desk = path.parent
        self.doing = ""
        self._before: list[State] = []
        self._undone: list[State] = []
        self._kept: dict[Path, tuple[State, list[State], list[State]]] = {}
        self._number = 0

    def work(self) -> None:
        """Do one thing."""
        every: list[tuple[int, Callable[[], None]]] = [
            (30, self.enter),
            (20, self.change),
            (10, self.bin),
            (12, self.undo),
            (6, self.redo),
            (6, self.bring_in),
            (8, self.back_up),
            (3, self.restore),
            (3, self.take_back),
            (2, self.migrate),
        ]
        chosen = self.dice.choices([run for _, run in every], [n for n, _ in every])[0]
        self.doing = chosen.__name__
        chosen()
        self.done[chosen.__name__] = self.done.get(chosen.__name__, 0) + 1

    def enter(self) -> None:
        """Add some sessions in one step."""
        count = self.dice.choice((1, 1, 1, 25))
        rows = [(self._title(), self.dice.randrange(500)) for _ in range(count)]
        new = {f"new{n}": row for n, row in enumerate(rows)}
        self._begin({**self.state, **new})
        with self.book.edit("新增") as edit:
            values: list[Given] = [({"title": t, "people": p}, {}) for t, p in rows]
            ids = edit.add_many("training", values)
        self._step({**self.state, **dict(zip(ids, rows, strict=True))})

    def change(self) -> None:
        """Change a session."""
        if not self.state:
            return
        id_ = self.dice.choice(list(self.state))
        title, people = self.state[id_][0], self.dice.randrange(500)
        if self.state[id_][1] == people:
            return
        after = {**self.state, id_: (title, people)}
        self._begin(after)
        with self.book.edit("改") as edit:
            edit.change("training", id_, {"people": people})
        self._step(after)

    def bin(self) -> None:
        """Put a session into the bin, or half of them when they are many."""
        if not self.state:
            return
        many = len(self.state) // 2 if len(self.state) > MANY else 1
        gone = set(self.dice.sample(list(self.state), many))
        after = {key: row for key, row in self.state.items() if key not in gone}
        self._begin(after)
        with self.book.edit("删") as edit:
            for id_ in sorted(gone):
                edit.bin("training", id_)
        self._step(after)

    def undo(self) -> None:
        """Take the last step back."""
        if not self._before:
            return
        after = self._before[-1]
        self._begin(after)
        self.book.undo()
        self._undone.append(self.state)
        self.state = self._before.pop()
        self._end()

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self._undone:
            return
        after = self._undone[-1]
        self._begin(after)
        self.book.redo()
        self._before.append(self.state)
        self.state = self._undone.pop()
        self._end()

    def bring_in(self) -> None:
        """Import a small ledger."""
        rows = [(self._title(), self.dice.randrange(1, 500)) for _ in range(12)]
        file = self.desk / "台账.csv"
        lines = [f"2025-03-{n + 1:02},{t},{p}" for n, (t, p) in enumerate(rows)]
        text = "\n".join(["培训日期,培训内容,参训人次", *lines])
        file.write_text(text, "utf-8-sig")
        plans = importing.read_plans(self.book, file, register="training", year=2025)
        self._begin({**self.state, **{f"new{n}": r for n, r in enumerate(rows)}})
        importing.apply(self.book, plans)
        self._step(state_of(self.book))

    def back_up(self) -> None:
        """Make a backup, thinning the older ones."""
        self._begin(self.state)
        made = keep(self.path, Why.HAND).path
        self._kept[made] = (self.state, list(self._before), list(self._undone))
        self._end()

    def restore(self) -> None:
        """Put a backup in the book's place."""
        there = [path for path in self._kept if path.exists()]
        if not there:
            return
        backup = self.dice.choice(there)
        state, before, undone = self._kept[backup]
        self._begin(state)
        self.book.close()
        restore(backup, self.path)
        self.book = Book.open(self.path)
        self.state, self._before, self._undone = state, list(before), list(undone)
        self._end()
        for kept in self.path.parent.glob("*_恢复前_*"):
            kept.unlink()

    def take_back(self) -> None:
        """Take some sessions out of a backup."""
        there = [path for path in self._kept if path.exists() and self._kept[path][0]]
        if not there:
            return
        backup = self.dice.choice(there)
        held = self._kept[backup][0]
        ids = self.dice.sample(list(held), min(5, len(held)))
        after = {**self.state, **{id_: held[id_] for id_ in ids}}
        if after == self.state:
            return
        self._begin(after)
        take(self.book, backup, {"training": ids})
        self._step(after)

    def migrate(self) -> None:
        """Open a book of an older program beside this one."""
        side = self.lay_old()
        self._begin(self.state)
        Book.open(side).close()
        self._end()
        for kept in side.parent.glob("旧_升级前*"):
            kept.unlink()

    def lay_old(self) -> Path:
        """Put a book of an older program beside this one."""
        side, copy = self.path.with_name("旧.tecdesk"), self.path.with_name("拷.tmp")
        shutil.copyfile(OLD, copy)
        return copy.replace(side)

    def _title(self) -> str:
        self._number += 1
        words = "技术" * self.dice.randrange(60)
        return f"第{self._number}课{words}{self.dice.randrange(10**9)}"

    def _step(self, after: State) -> None:
        self._before = [*self._before[-DEEPEST:], self.state]
        self._undone.clear()
        self.state = after
        self._end()

    def _begin(self, after: State) -> None:
        self._say(BEGUN, after)

    def _end(self) -> None:
        self._say(DONE, self.state)

    def _say(self, word: str, state: State) -> None:
        self.log.write(f"{word} {digest(state)}\n")
        self.log.flush()


def main() -> None:
    """Work until killed."""
    book, seed, log = sys.argv[1:]
    with Path(log).open("w", encoding="utf-8") as stream:
        worker = Worker(Path(book), int(seed), stream)
        stream.write(f"{READY} {digest(worker.state)}\n")
        stream.flush()
        os.write(1, READY.encode())
        while True:
            worker.work()


if __name__ == "__main__":
    main()
