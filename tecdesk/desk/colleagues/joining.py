"""Joins a colleague's package: look what it does, then do it in one step."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.colleagues.bereft import bereft_of
from tecdesk.desk.safeguard import safeguard
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import together
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.colleagues.bundle import Bundle
from tecdesk.exchange.colleagues.bundle import read_bundle
from tecdesk.exchange.colleagues.differences import Fate
from tecdesk.exchange.colleagues.differences import Outcome
from tecdesk.exchange.colleagues.differences import outcomes
from tecdesk.exchange.packages.enclosed import FOLDER
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.exchange.packages.manifest import EXCHANGE
from tecdesk.exchange.packages.verify import examine
from tecdesk.store.backups.names import Why
from tecdesk.store.colleagues import records as rows
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.store.colleagues.conflicts import keep_conflicts
from tecdesk.store.colleagues.joins import Brought
from tecdesk.store.colleagues.joins import Join
from tecdesk.store.colleagues.joins import keep_join
from tecdesk.store.colleagues.stamps import known
from tecdesk.store.colleagues.stamps import last_step
from tecdesk.store.log import journal
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.stamps import Known
    from tecdesk.store.edit import Edit

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
    """

    path: Path
    passphrase: str
    manifest: Manifest
    source: str
    found: Found
    known: Known
    bundle: Bundle
    bereft: tuple[Conflict, ...] = ()

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
    def sentence(self) -> str:
        """What it does, in words."""
        counts = {word: self.count(fate) for fate, word in FATES.items()}
        said = "、".join(f"{word} {count}" for word, count in counts.items() if count)
        both = len(self.conflicts)
        return (said or "记录不变") + (f"，两边都改过 {both} 处" if both else "")

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "package": str(self.path),
            "source": self.source,
            **{fate.value: self.count(fate) for fate in Fate if fate is not Fate.SAME},
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
    return Joining(path, passphrase, manifest, source, found, here, bundle, bereft)


def join(book: Book, joining: Joining) -> Change:
    """Do it: one step, which one undo takes back.

    Args:
        book: open for writing, and as it was when it was looked at.
        joining: from `look`.

    Raises:
        PeriodLocked: it would change what was reported and is locked.
        DeskError: the book changed meanwhile, or its disk refuses.
    """
    safeguard(book.path, Why.MERGE)
    _keep_photos(book, joining)
    with book.edit(f"和同事合并：{joining.source}") as edit:
        if last_step(book) != joining.known.step:
            raise DeskError("台账刚才又改过。", "再看一遍，再合并。")
        if joining.is_news:
            _write(book, edit, joining)
    _keep_apart(book, joining.manifest.apart)
    return edit.change_made


def _write(book: Book, edit: Edit, joining: Joining) -> None:
    rows.rows_in_any_order(book)
    for key, found in joining.found.items():
        rows.add(book, edit, key, {e.id: e.made for e in found if _is_added(e)})
    for key, found in joining.found.items():
        pairs = ((e.id, e.ours, e.made) for e in found if e.ours and e.ours.is_whole)
        rows.change(book, edit, key, pairs)
    changed = bool(edit.change_made.count)
    step = edit.begin()
    here, card = joining.known, joining.bundle.card
    told = Join(joining.source, card.clock, together(here.vector, card.vector))
    keep_join(book.connection, step, told, here.vector, _brought(joining))
    keep_conflicts(book, step, joining.conflicts)
    if not changed:
        journal.keep_noted(book.connection, step)


def _clashes(found: Found) -> Iterator[Conflict]:
    for key, outcomes_ in found.items():
        for each in outcomes_:
            for c in each.clashes:
                yield Conflict(key, each.id, c.field, c.ours, c.theirs, c.theirs_taken)


def _is_added(each: Outcome) -> bool:
    """True for a record that has no row here yet, and whose values are known now."""
    return each.made.is_whole and not (each.ours and each.ours.is_whole)


def _brought(joining: Joining) -> Iterator[Brought]:
    for key, found in joining.found.items():
        for each in found:
            was = each.ours.stamps if each.ours else None
            yield Brought(key, each.id, each.made.stamps, was)


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


def _keep_photos(book: Book, joining: Joining) -> None:
    """Put the photos beside the book; more than records speak of do no harm."""
    names = [m.name for m in joining.manifest.members if m.name.startswith(FOLDER)]
    if not names:
        return
    path = joining.path
    with (
        os_errors(path, "读取"),
        path.open("rb") as stream,
        unlocked(stream, joining.passphrase, path) as plain,
        zipfile.ZipFile(plain) as archive,
        Companion.begin(book.path) as companion,
    ):
        held = companion.held()
        for name in names:
            digest, _, form = name.removeprefix(FOLDER).partition(".")
            if digest not in held:
                companion.keep(form, archive.read(name))


def _keep_apart(book: Book, told: Mapping[str, int]) -> None:
    """What one of us said only looks the same does not ask the other again."""
    if any(count > book.settings.apart.get(mark, 0) for mark, count in told.items()):
        book.change_settings(lambda s: replace(s, apart=together(s.apart, told)))


def _source(manifest: Manifest, bundle: Bundle) -> str:
    at = manifest.created_at[:16].replace("T", " ")
    return f"{bundle.card.operator or '同事'}的台账（{at}）"
