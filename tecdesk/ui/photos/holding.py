"""Whose photos a form shows: a stored record's, or those to come with a new one."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.store.photos.attached import photos_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

PDF = "pdf"


@dataclass
class Photo:
    """One photo as the window shows it.

    Attributes:
        values: of the register of photos. record: as stored; None before saving.
    """

    values: dict[str, Value]
    record: Record | None = None

    @property
    def name(self) -> str:
        """What it is called: the caption, else the file."""
        return str(self.values.get("caption") or self.values.get("name") or "")

    @property
    def digest(self) -> str:
        """Where its bytes are."""
        return str(self.values["digest"])

    @property
    def is_pdf(self) -> bool:
        """True for a scan of any number of pages."""
        return self.values.get("form") == PDF

    @property
    def pages(self) -> int:
        """Pages of a scan; 1 for a photo."""
        return int(self.values.get("pages") or 1)

    @property
    def details(self) -> str:
        """What is known beside its name: 2025-03-05 拍，3 页，320 KB."""
        values = self.values
        taken = values.get("taken_on")
        parts = [
            str(values["name"]) if values.get("caption") else "",
            f"{taken} 拍" if taken else "",
            f"{self.pages} 页" if self.is_pdf else "",
            f"{int(values.get('size') or 0) / 1000:.0f} KB",
        ]
        return "，".join(part for part in parts if part)

    @property
    def said(self) -> str:
        """Everything, for a tooltip and a screen reader."""
        return f"{self.name}，{self.details}"


@dataclass
class Holding:
    """The photos of one record in a form.

    Attributes:
        register: key of its register. record: its id; empty until it is saved.
        coming: values of photos that are attached when it is.
    """

    register: str = ""
    record: str = ""
    coming: list[dict[str, Value]] = attribute(default_factory=list)

    def photos(self, book: Book) -> list[Photo]:
        """Stored ones first, in their order."""
        stored = photos_of(book, self.record) if self.record else []
        found = [Photo(dict(record.values), record) for record in stored]
        return [*found, *(Photo(values) for values in self.coming)]

    def add(self, photos: Iterable[Values]) -> int:
        """Keep photos for the record to come; returns how many are new to it."""
        known = {values["digest"] for values in self.coming}
        new = [dict(values) for values in photos if values["digest"] not in known]
        self.coming += new
        return len(new)

    def saved(self, record: str) -> None:
        """The record was saved, and its photos with it."""
        self.record = record
        self.coming = []
