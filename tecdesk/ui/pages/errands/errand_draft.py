"""Keeps a half-filled grid on disk, as forms are kept, and offers it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tecdesk.store.drafts import Draft
from tecdesk.ui.drafting import DraftKeeper

if TYPE_CHECKING:
    from tecdesk.ui.pages.errands.errand import ErrandPage

_GRID, _TICKED, _YEAR = "~grid", "~ticked", "~year"


class ErrandKeeper(DraftKeeper):
    """Of one page of one-to-many work; a draft belongs to the year it was made in.

    One of another year waits until that year is worked on again.
    """

    def __init__(self, page: ErrandPage) -> None:
        super().__init__(page, page.key, page.lookup)
        self._page = page

    @property
    def dirty(self) -> bool:
        return self._page.dirty

    def held(self) -> Draft:
        model = self._page.model
        fields = {
            **self._page.texts(),
            _YEAR: str(self._page.year),
            _GRID: _text([[*at, text] for at, text in model.typed().items()]),
            _TICKED: _text(sorted(model.ticked or ())),
        }
        return Draft(self._page.key, fields)

    def bring_back(self, draft: Draft) -> None:
        fields, page = draft.fields, self._page
        page.model.forget()
        page.put({k: v for k, v in fields.items() if not k.startswith("~")})
        grid = {(row, key): text for row, key, text in json.loads(fields[_GRID])}
        page.model.put(grid, json.loads(fields[_TICKED]))
        page.look()

    def tell(self, draft: Draft) -> str:
        rows = {row for row, _, _ in json.loads(draft.fields[_GRID])}
        count = len(rows | set(json.loads(draft.fields[_TICKED])))
        said = f"{count} 行" if count else "开了头"
        return f"上次没记下的{self._page.title}：{said}"

    def offer(self) -> None:
        super().offer()
        if self._other_year():
            self.question.hide()

    def go_on(self) -> None:
        if year := self._other_year():
            self._bus.say(f"上次写的是 {year} 年的，换到 {year} 年度再接着填")
        else:
            super().go_on()

    def _other_year(self) -> str:
        """The year of the draft that waits, when that is not worked on."""
        year = self._earlier.fields[_YEAR] if self._earlier else ""
        return year if year != str(self._page.year) else ""


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
