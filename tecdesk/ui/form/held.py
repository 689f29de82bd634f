"""What a form holds as text, to be kept on disk, and back into the form."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.store.drafts import Draft
from tecdesk.ui.form.belongings import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.ui.form.panel import Panel

_LISTS = "~lists"
_INNER = "~inner"
_EARLIER = "~earlier"


def held(panel: Panel, earlier: Draft | None = None) -> Draft:
    """Everything typed into a form, with an earlier draft that nobody wanted yet."""
    fields = panel.fields.texts()
    lists = [
        [asdict(entry) for entry in each.entries if entry.touched or entry.removed]
        for each in panel.lists
    ]
    if any(lists):
        fields[_LISTS] = _text(lists)
    if panel.inner is not None:
        owner, entry, inner = panel.inner
        at = panel.lists.index(owner)
        fields[_INNER] = _text([at, asdict(entry), inner.texts()])
    if earlier is not None:
        fields[_EARLIER] = _text(asdict(earlier))
    return Draft(panel.register.key, fields, panel.record)


def put_back(draft: Draft, panel: Panel) -> None:
    """Write a draft into the form that is shown for its record."""
    fields = draft.fields
    panel.fields.put(fields)
    for each, entries in zip(panel.lists, _read(fields, _LISTS, []), strict=False):
        each.put(Entry(**entry) for entry in entries)
    if inner := _read(fields, _INNER, None):
        at, entry, texts = inner
        owner = panel.lists[at]
        known = (e for e in owner.entries if e.id and e.id == entry["id"])
        panel.open_entry(owner, next(known, None) or Entry(**entry))
        panel.inner_fields().put(texts)


def earlier(draft: Draft) -> Draft | None:
    """The draft that waited already when this one was kept."""
    found = _read(draft.fields, _EARLIER, None)
    return Draft(**found) if found else None


def typed(draft: Draft) -> dict[str, str]:
    """The texts of a draft's own fields."""
    return {k: text for k, text in draft.fields.items() if not k.startswith("~")}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(fields: Mapping[str, str], key: str, missing: Any) -> Any:
    return json.loads(fields[key]) if key in fields else missing
