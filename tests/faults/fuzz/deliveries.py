"""Packages for a county, copies of colleagues, forms and letters of others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.packages.arrival import arrived
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.verify import examine
from tecdesk.report.letter.word_read import word_paragraphs
from tests.conftest import make_new
from tests.exchange.forging import NAME
from tests.exchange.forging import packed as package
from tests.exchange.forging import seal_again
from tests.exchange.forging import zipped
from tests.exchange.forms.samples import document
from tests.exchange.forms.samples import workbook
from tests.exchange.test_shaken import shaken_package
from tests.faults.fuzz.shaking import shaken
from tests.faults.fuzz.shaking import shaken_zip

if TYPE_CHECKING:
    import random


class Packages:
    """What a township sends."""

    def __init__(self, _folder: Path) -> None:
        self.whole = package()

    def made(self, dice: random.Random) -> bytes:
        return shaken_package(self.whole, dice, dice.randrange(3))

    def taken(self, data: bytes) -> object:
        return arrived(NAME, data)


class Copies:
    """What a colleague gives: sealed rightly, whatever is in it."""

    def __init__(self, folder: Path) -> None:
        self.book = make_new(folder / "清河镇.tecdesk")
        with self.book.edit("培训") as edit:
            values: dict[str, str | int | None] = {
                "held_on": "2025-03-05",
                "title": "茶园管理",
                "people": 45,
            }
            village = next(iter(self.book.names("village")))
            edit.add("training", values | {"village": village}, {"people": "about"})
        (folder / "送").mkdir()
        self.path = give(self.book, folder / "送").path
        self.whole = self.path.read_bytes()
        self.said = examine(self.path, io.BytesIO(self.whole))[0].require_whole()
        self.own = Path(folder, "来.tdk")

    def made(self, dice: random.Random) -> bytes:
        if dice.random() < 0.2:
            return seal_again(shaken(self.whole, dice))
        with zipfile.ZipFile(io.BytesIO(self.whole)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        chosen = [name for name in parts if name != MANIFEST]
        for _ in range(dice.randint(1, 2)):
            name = dice.choice(chosen)
            parts[name] = shaken(parts[name], dice, [*parts.values()])
        said = Manifest.from_json(parts.pop(MANIFEST))
        return zipped([(MANIFEST, fitting(said, parts)), *parts.items()])

    def taken(self, data: bytes) -> object:
        self.own.write_bytes(data)
        joining = look(self.book, self.own)
        if join(self.book, joining).registers:
            self.book.undo()
        return joining


def fitting(said: Manifest, parts: dict[str, bytes]) -> bytes:
    """The manifest of these parts."""
    import hashlib
    from dataclasses import replace

    from tecdesk.exchange.packages.contents import LINES
    from tecdesk.exchange.packages.contents import RECORDS
    from tecdesk.exchange.packages.manifest import Member
    from tecdesk.exchange.packages.manifest import data_digest

    members = tuple(
        Member(name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in parts.items()
    )
    records = {
        name.removeprefix(RECORDS).removesuffix(LINES): data
        for name, data in parts.items()
        if name.startswith(RECORDS)
    }
    counts = {key: data.count(b"\n") for key, data in records.items()}
    digest = data_digest(said.unit.id, said.year, said.revision, records)
    return replace(said, members=members, counts=counts, digest=digest).to_json()


class Forms:
    """Tables of other offices, and letters that somebody went on writing in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.samples = [
            each.read_bytes() for each in (workbook(folder), document(folder))
        ]

    def made(self, dice: random.Random) -> bytes:
        shake = shaken if dice.random() < 0.2 else shaken_zip
        return shake(dice.choice(self.samples), dice, self.samples)

    def taken(self, data: bytes) -> object:
        path = self.folder / ("表.docx" if b"word/" in data else "表.xlsx")
        path.write_bytes(data)
        if path.suffix == ".docx":
            word_paragraphs(path)
        return open_form(path)
