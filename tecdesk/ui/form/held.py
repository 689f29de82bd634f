"""What a form holds as text, to be kept on disk, and back into the form."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.store.drafts import Draft
from tecdesk.ui.form.entry_line import Entry
from tecdesk.ui.photos.holding import Holding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.ui.form.record_form import RecordForm

_LISTS = "~lists"
_INNER = "~inner"
_PHOTOS = "~photos"


def held(panel: RecordForm) -> Draft:
    """Everything typed into a form."""
    fields = panel.fields.texts()
    lists = [each.kept() for each in panel.lists]
    if panel.inner is not None:
        owner, entry, inner = panel.inner
        which = panel.lists.index(owner)
        if not any(each is entry for each in lists[which]):
            lists[which].append(entry)
        at = next(n for n, each in enumerate(lists[which]) if each is entry)
        fields[_INNER] = _text([which, at, inner.texts()])
    if any(lists):
        fields[_LISTS] = _text([[asdict(entry) for entry in each] for each in lists])
    if coming := panel.photos.holding.coming:
        fields[_PHOTOS] = _text(coming)
    return Draft(panel.register.key, fields, panel.record)


def put_back(draft: Draft, panel: RecordForm) -> None:
    """Write a draft into the form that is shown for its record."""
    fields = draft.fields
    panel.fields.put(fields)
    panel.photos.put(_read(fields, _PHOTOS, []))
    kept = [[_entry(**each) for each in found] for found in _read(fields, _LISTS, [])]
    for each, entries in zip(panel.lists, kept, strict=False):
        each.put(entries)
    if inner := _read(fields, _INNER, None):
        which, at, texts = inner
        panel.open_entry(panel.lists[which], kept[which][at])
        panel.inner_fields().put(texts)


def typed(draft: Draft) -> dict[str, str]:
    """The texts of a draft's own fields."""
    return {k: text for k, text in draft.fields.items() if not k.startswith("~")}


def _entry(photos: Mapping[str, Any] | None = None, **parts: Any) -> Entry:
    return Entry(**parts, photos=Holding(**photos or {}))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(fields: Mapping[str, str], key: str, missing: Any) -> Any:
    return json.loads(fields[key]) if key in fields else missing
