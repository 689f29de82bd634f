"""Changes the words of a list: add, rename, merge, date, hide, order.

Every change is a step of the journal, with its undo. No record is rewritten: see
`domain.vocabulary`. What a person asks for may not be possible; ask
`domain.word_objections` first, for the change itself then raises ValueError.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.vocabulary import Life
from tecdesk.domain.word_objections import reverts
from tecdesk.domain.word_objections import to_add
from tecdesk.domain.word_objections import to_date
from tecdesk.domain.word_objections import to_replace
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.faults import guarded
from tecdesk.store.query import Filter
from tecdesk.store.rows import cell
from tecdesk.store.terms.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.domain.vocabulary import Vocabulary
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit


class Words:
    """One word list of a book, to be changed.

    Attributes:
        book: the book, open for writing.
        key: key of the list.
    """

    def __init__(self, book: Book, key: str) -> None:
        self.book = book
        self.key = key
        self.label = WORD_LISTS[key].label

    @property
    def vocabulary(self) -> Vocabulary:
        """The list as it is now."""
        return vocabulary(self.book, self.key)

    def uses(self) -> dict[str, int]:
        """Every word that records hold to how many hold it, the commonest first.

        Words that stand in no list are among them: candidates for a merge.
        """
        found: Counter[str] = Counter()
        for register in REGISTERS.values():
            for field in register.fields:
                if field.words == self.key:
                    found.update(self._uses_in(register, field))
        return dict(found.most_common())

    def add(self, text: str, since: int | None = None) -> Change:
        """Add a word at the end, or offer a hidden or ended one again."""
        _refuse(to_add(self.vocabulary, text))
        with self.book.edit(f"{self.label}：新增“{text}”") as edit:
            if text not in self.vocabulary.order:
                self._write(edit, Life(text, since, position=self._end()))
            self._change_latest(edit, text, {"until": None, "hidden": None})
        return edit.change_made

    def rename(self, text: str, new: str, year: int | None) -> Change:
        """Call a word differently from a year on; earlier years keep the old name.

        A new name that is in use already makes it a merge: what records of
        earlier years call by it stays what it is.
        """
        now = self.vocabulary
        _refuse(to_replace(now, text, new, year))
        if reverts(now, text, new, year):
            return self._take_back(text, new)
        returns = year is not None and now.onward(new, year) == text
        if not returns and (new in now.order or new in self.uses()):
            return self.merge(text, new, year)
        life = now.latest(text)
        with self.book.edit(self._say(text, year, "改为", new)) as edit:
            self._replace(edit, text, new, year)
            former = "" if year is None else text
            since = life.since if year is None else year
            place = life.position or self._end()
            self._write(edit, Life(new, since, life.until, place, "", former))
        return edit.change_made

    def merge(self, text: str, into: str, year: int | None) -> Change:
        """Let a word count as another from a year on; earlier years keep both."""
        now = self.vocabulary
        _refuse(to_replace(now, text, into, year))
        if reverts(now, text, into, year):
            return self._take_back(text, into)
        with self.book.edit(self._say(text, year, "并入", into)) as edit:
            if into not in now.order:
                self._write(edit, Life(into, position=self._end()))
            self._replace(edit, text, into, year)
        return edit.change_made

    def date(self, text: str, since: int | None, until: int | None) -> Change:
        """Say in which years a word is offered; figures do not change."""
        _refuse(to_date(self.vocabulary, text, since, until))
        with self.book.edit(f"{self.label}：“{text}”的年份") as edit:
            self._change_latest(edit, text, {"since": since, "until": until})
        return edit.change_made

    def hide(self, text: str, *, hidden: bool = True) -> Change:
        """Offer a word no longer in any year, or again; figures do not change."""
        doing = "不再列出" if hidden else "重新列出"
        with self.book.edit(f"{self.label}：{doing}“{text}”") as edit:
            self._change_latest(edit, text, {"hidden": 1 if hidden else None})
        return edit.change_made

    def arrange(self, texts: Sequence[str]) -> Change:
        """Put the words into this order; words left out follow in theirs."""
        every = dict.fromkeys([*texts, *self.vocabulary.order])
        with self.book.edit(f"{self.label}：调整顺序") as edit:
            for position, text in enumerate(every, 1):
                self._ensure(edit, text)
                for row in self._rows(text):
                    edit.change("word", row, {"position": position})
        return edit.change_made

    def _uses_in(self, register: Register, field: Field) -> Counter[str]:
        several = field.kind is Kind.CHOICES
        column = cell(field.key, "")
        sql = (
            f'SELECT {column}, count(*) FROM "{register.key}" '
            f"WHERE binned_at IS NULL AND {column} IS NOT NULL GROUP BY 1"
        )
        with guarded(self.book.path):
            rows = self.book.connection.execute(sql).fetchall()
        found: Counter[str] = Counter()
        for value, count in rows:
            for text in str(value).split("、") if several else (str(value),):
                found[text] += count
        return found

    def _say(self, text: str, year: int | None, doing: str, new: str) -> str:
        since = "" if year is None else f"从 {year} 年起"
        return f"{self.label}：“{text}”{since}{doing}“{new}”"

    def _end(self) -> int:
        now = self.vocabulary
        positions = [life.position or 0 for life in now.all_lives]
        return max([len(now.shipped.words), *positions]) + 1

    def _take_back(self, text: str, new: str) -> Change:
        """The old name stays; what was called by the new one counts as it."""
        until = self.vocabulary.latest(text).until
        with self.book.edit(f"{self.label}：“{text}”改回“{new}”") as edit:
            self._change_latest(edit, new, {"until": until, "replaced_by": None})
            gone: dict[str, Value] = {
                "since": None,
                "until": None,
                "former": None,
                "replaced_by": new,
            }
            self._change_latest(edit, text, gone)
        return edit.change_made

    def _replace(self, edit: Edit, text: str, by: str, year: int | None) -> None:
        if text not in self.vocabulary.order:
            self._write(edit, Life(text, hidden=True))
        until = None if year is None else year - 1
        self._change_latest(edit, text, {"until": until, "replaced_by": by})

    def _ensure(self, edit: Edit, text: str) -> None:
        """Give a shipped word, or one that only records hold, a line of its own."""
        if not self._rows(text):
            self._write(edit, self.vocabulary.latest(text))

    def _change_latest(self, edit: Edit, text: str, values: dict[str, Value]) -> None:
        self._ensure(edit, text)
        edit.change("word", self._rows(text)[-1], values)

    def _rows(self, text: str) -> list[str]:
        """Ids of the lines of a word, the earliest stretch first."""
        wanted = Filter(equals={"list": self.key, "text": text})
        return [row.id for row in self.book.find("word", wanted, order=("list",))]

    def _write(self, edit: Edit, life: Life) -> None:
        values = {
            "list": self.key,
            "text": life.text,
            "since": life.since,
            "until": life.until,
            "position": life.position,
            "replaced_by": life.replaced_by,
            "former": life.former,
            "hidden": 1 if life.hidden else None,
        }
        edit.add("word", values)


def _refuse(objection: str) -> None:
    if objection:
        raise ValueError(objection)
