"""Looks what joining a colleague's package would do; nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.colleagues.bereft import bereft_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.colleagues.bundle import Bundle
from tecdesk.exchange.colleagues.bundle import read_bundle
from tecdesk.exchange.colleagues.differences import Fate
from tecdesk.exchange.colleagues.differences import Outcome
from tecdesk.exchange.colleagues.differences import outcomes
from tecdesk.exchange.packages.enclosed import FOLDER
from tecdesk.exchange.packages.manifest import EXCHANGE
from tecdesk.exchange.packages.verify import examine
from tecdesk.store.colleagues import records as rows
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.store.colleagues.stamps import known
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.stamps import Known

FATES = {
    Fate.NEW: "新增",
    Fate.CHANGED: "更新",
    Fate.GONE: "删除",
    Fate.BACK: "恢复",
}
"""What becomes of a record, in a word; of the others nobody need be told."""
Found = dict[str, list[Outcome]]
"""Register key to the records on which the copies do not agree."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining a package would do.

    Attributes:
        path: the package.
        passphrase: opens it.
        manifest: what it says about itself.
        source: whose copy it is and when it was written, in words.
        found: the records on which the copies do not agree.
        known: what this copy knows.
        bundle: the colleague's copy.
        bereft: records in the bin to which something in use belongs.
        photos: names inside of the photos that are not here.
    """

    path: Path
    passphrase: str
    manifest: Manifest
    source: str
    found: Found
    known: Known
    bundle: Bundle
    bereft: tuple[Conflict, ...] = ()
    photos: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many records it makes new, changes, deletes or brings back."""
        return sum(counts[fate] for counts in self.counts.values())

    @property
    def counts(self) -> dict[str, Counter[Fate]]:
        """Register key to how many records meet which fate."""
        return {
            key: Counter(each.fate for each in found)
            for key, found in self.found.items()
        }

    @property
    def conflicts(self) -> list[Conflict]:
        """What both changed, or one deleted while the other went on with it."""
        return [*_clashes(self.found), *self.bereft]

    @property
    def is_news(self) -> bool:
        """Whether it knows of any change that is not known here."""
        told, here = self.bundle.card.vector, self.known.vector
        return bool(self.found) or any(t > here.get(c, 0) for c, t in told.items())

    @property
    def brings(self) -> bool:
        """Whether joining it does anything."""
        return self.is_news or bool(self.photos)

    @property
    def sentence(self) -> str:
        """What it does, in words."""
        counts = {word: self.count(fate) for fate, word in FATES.items()}
        words = [f"{word} {count}" for word, count in counts.items() if count]
        said = "、".join(words) or "记录不变"
        said += f"，照片 {len(self.photos)} 张" if self.photos else ""
        both = len(self.conflicts)
        return said + (f"，两边都改过 {both} 处" if both else "")

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "package": str(self.path),
            "source": self.source,
            **{fate.value: self.count(fate) for fate in Fate if fate is not Fate.SAME},
            "photos": len(self.photos),
            "conflicts": [each.plain() for each in self.conflicts],
        }


def look(book: Book, path: Path, passphrase: str = "") -> Joining:
    """What joining a colleague's package would do; nothing is written.

    Args:
        book: the book.
        path: the package.
        passphrase: opens it when it is locked.

    Raises:
        DeskError: no whole package of a colleague, or of another book.
    """
    manifest, bundle = _read(path, passphrase)
    if manifest.unit.id != book.settings.unit:
        raise DeskError(
            f"{path.name} 是“{manifest.unit.name}”另一本台账的，不能合并。",
            "两台电脑先用同一本：把台账文件拷一份给同事，各记各的，再合并。",
        )
    here = known(book)
    found: Found = {}
    for key in REGISTERS:
        theirs = bundle.records.get(key, {})
        ours = rows.held(book, key, here) if theirs else {}
        card = bundle.card
        each = [*outcomes(ours, theirs, here.vector, card.vector)]
        if each:
            found[key] = each
    source = _source(manifest, bundle)
    bereft = tuple(bereft_of(book, found))
    photos = _lacking(book, manifest)
    about = (manifest, source, found, here, bundle, bereft, photos)
    return Joining(path, passphrase, *about)


def _clashes(found: Found) -> Iterator[Conflict]:
    for key, outcomes_ in found.items():
        for each in outcomes_:
            for c in each.clashes:
                yield Conflict(key, each.id, c.field, c.ours, c.theirs, c.theirs_taken)


def _read(path: Path, passphrase: str) -> tuple[Manifest, Bundle]:
    with os_errors(path, "读取"), path.open("rb") as stream:
        verdict, members = examine(path, stream, passphrase)
    if verdict.manifest is None or verdict.faults:
        faults = "；".join(verdict.faults)
        raise DeskError(
            f"{path.name} 不完整：{faults}。没有合并。", "让同事重新拷一次。"
        )
    if verdict.manifest.kind != EXCHANGE:
        raise DeskError(
            f"{path.name} 是报给县里的，不是同事给的台账。",
            "让同事在“和同事合并”里导出一份。",
        )
    return verdict.manifest, read_bundle(members)


def _lacking(book: Book, manifest: Manifest) -> tuple[str, ...]:
    """The photos inside that do not lie beside this copy."""
    inside = {m.name: m.sha256 for m in manifest.members if m.name.startswith(FOLDER)}
    held: Mapping[str, int] = {}
    if inside and companion_path(book.path).is_file():
        with Companion.open(book.path) as companion:
            held = companion.held()
    return tuple(name for name, digest in inside.items() if digest not in held)


def _source(manifest: Manifest, bundle: Bundle) -> str:
    at = manifest.created_at[:16].replace("T", " ")
    return f"{bundle.card.operator or '同事'}的台账（{at}）"
