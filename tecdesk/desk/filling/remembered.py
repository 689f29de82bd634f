"""Mappings kept in the book: a form that comes again next year is known again."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.filling.binding import binding_of
from tecdesk.desk.filling.cells import open_cells
from tecdesk.exchange.forms.fingerprint import fingerprint
from tecdesk.exchange.forms.fingerprint import label_keys
from tecdesk.exchange.forms.fingerprint import signature
from tecdesk.store.settings import newest

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings

_ENOUGH = 0.5
"""Share of cells with known words from which a form counts as a changed one."""


@dataclass(frozen=True, slots=True)
class Known:
    """A form that was filled before.

    Attributes:
        fingerprint: what it is known by.
        name: the file's name then.
        path: where the file lay then; it may be gone.
        year: the last year it was filled for.
        cells: how many cells have a figure.
    """

    fingerprint: str
    name: str
    path: Path
    year: int
    cells: int


@dataclass(frozen=True)
class Recalled:
    """The mapping of an earlier form, put onto this one.

    Attributes:
        known: the earlier form.
        mapping: what each cell of this form gets.
        exact: the forms are alike; False when cells were added, moved or dropped.
        retitled: the titles name another time or unit than then: look at every cell.
        added: open cells of this form that the earlier one did not have.
        gone: what cells of the earlier one were called that are not here any more.
    """

    known: Known
    mapping: Mapping
    exact: bool
    retitled: bool = False
    added: tuple[Place, ...] = ()
    gone: tuple[str, ...] = ()


def remember(book: Book, form: Form, mapping: Mapping, year: int) -> None:
    """Keep a mapping under the form's fingerprint; an older one is replaced."""
    keys, told = _keys(form)
    cells = {
        keys[place]: {
            "at": list(place),
            "binding": binding.plain() if binding else None,
        }
        for place, binding in mapping.items()
        if place in keys
    }
    path = str(form.path.resolve())
    kept: dict[str, Any] = {
        "name": form.path.name,
        "path": path,
        "year": year,
        "told": told,
    }
    kept |= {"cells": cells, "labels": list(keys.values())}

    def make(settings: Settings) -> Settings:
        return replace(
            settings, forms=newest(settings.forms, {fingerprint(keys, told): kept})
        )

    book.change_settings(make)


def forget(book: Book, mark: str) -> None:
    """Drop the mapping of a form; nothing happens when there is none."""

    def make(settings: Settings) -> Settings:
        left = {key: kept for key, kept in settings.forms.items() if key != mark}
        return replace(settings, forms=left)

    book.change_settings(make)


def known_forms(book: Book) -> tuple[Known, ...]:
    """The forms that were filled before, the latest first."""
    found = [_known(mark, kept) for mark, kept in book.settings.forms.items()]
    return tuple(sorted(found, key=lambda known: (-known.year, known.name)))


def recall(book: Book, form: Form) -> Recalled | None:
    """What an earlier form says of this one; None when no earlier one is like it."""
    keys, told = _keys(form)
    mark = fingerprint(keys, told)
    kept = book.settings.forms.get(mark)
    if kept:
        return _recalled(mark, kept, keys, told, exact=True)
    forms = book.settings.forms
    shares = {mark: _share(kept, keys) for mark, kept in forms.items()}
    nearest = max(shares, key=lambda each: shares[each], default="")
    if shares.get(nearest, 0.0) < _ENOUGH:
        return None
    return _recalled(nearest, forms[nearest], keys, told, exact=False)


def _keys(form: Form) -> tuple[dict[Place, str], str]:
    heads = open_cells(form)
    return label_keys(heads), signature(heads)


def _share(kept: dict[str, Any], keys: dict[Place, str]) -> float:
    """How much two forms have in common, 0 to 1."""
    old, new = set(kept["labels"]), set(keys.values())
    return len(old & new) / max(len(old | new), 1)


def _recalled(
    mark: str, kept: dict[str, Any], keys: dict[Place, str], told: str, *, exact: bool
) -> Recalled:
    cells: dict[str, dict[str, Any]] = kept["cells"]
    labels: list[str] = kept["labels"]
    here = set(keys.values())
    return Recalled(
        known=_known(mark, kept),
        mapping={p: _binding(cells[key]) for p, key in keys.items() if key in cells},
        exact=exact,
        retitled=kept.get("told", "") != told,
        added=tuple(p for p, key in keys.items() if key not in labels),
        gone=tuple(_spoken(key) for key in labels if key not in here),
    )


def _binding(cell: dict[str, Any]) -> Binding | None:
    return binding_of(cell["binding"]) if cell["binding"] else None


def _known(mark: str, kept: dict[str, Any]) -> Known:
    filled = sum(bool(cell["binding"]) for cell in kept["cells"].values())
    return Known(mark, kept["name"], Path(kept["path"]), kept["year"], filled)


def _spoken(key: str) -> str:
    """The words of a cell that is gone, as a person reads them."""
    return " ".join(word for word in key.replace("·", " ").split("|") if word.strip())
