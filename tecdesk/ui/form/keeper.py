"""Keeps the half-filled form on disk, and offers again what was not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.veil import veiled
from tecdesk.ui.drafting import DraftKeeper
from tecdesk.ui.form.held import held
from tecdesk.ui.form.held import put_back
from tecdesk.ui.form.held import typed

if TYPE_CHECKING:
    from tecdesk.store.drafts import Draft
    from tecdesk.ui.form.record_form import RecordForm

_SHOWN = 3


class Keeper(DraftKeeper):
    """Of one form; its draft may change a record."""

    def __init__(self, panel: RecordForm) -> None:
        super().__init__(panel, panel.register.key, panel.lookup)
        self._panel = panel

    @property
    def dirty(self) -> bool:
        return self._panel.dirty

    def held(self) -> Draft:
        return held(self._panel)

    def bring_back(self, draft: Draft) -> None:
        self._panel.begin(draft.record)
        put_back(draft, self._panel)

    def tell(self, draft: Draft) -> str:
        register = self._panel.register
        first = [register.dated_by, "village", register.named_by]
        texts = {
            key: veiled(field, text)
            for key, text in typed(draft).items()
            if (field := register.by_key.get(key)) and not field.personal
        }
        order = dict.fromkeys([*filter(None, first), *texts])
        said = [texts[key] for key in order if texts.get(key)][:_SHOWN]
        what = " ".join(said) or register.label
        return f"上次没写完的{register.label}：{what}"
