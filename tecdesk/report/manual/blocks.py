"""What a page of the manual is made of; the window and the PDF draw the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; strong where it stood between two pairs of stars."""

    text: str
    strong: bool = False


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the level is 1 for the page's own."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; with a mark it is a line of a list: 1. or ·."""

    text: Text
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window: the scene it shows, and what it is there for."""

    scene: str
    caption: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first row is the heads."""

    rows: tuple[tuple[Text, ...], ...]


Block: TypeAlias = Heading | Paragraph | Picture | Table


def plain(text: Text) -> str:
    """A text without its looks."""
    return "".join(run.text for run in text)
