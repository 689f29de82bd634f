"""Receives packages: verify, keep, judge, put their records in the tables.

Each package is one transaction; one that comes twice changes nothing, and one that
comes late finds its place. See `settling`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.outcome import Outcome
from tecdesk.desk.county.outcome import refused
from tecdesk.desk.county.outcome import settled
from tecdesk.desk.county.settling import FORM
from tecdesk.desk.county.settling import catch_up
from tecdesk.desk.county.settling import merging
from tecdesk.desk.county.settling import settle
from tecdesk.desk.county.units import county_of
from tecdesk.desk.county.units import refuse_township
from tecdesk.desk.safeguard import safeguard
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.arrival import Arrival
from tecdesk.exchange.packages.arrival import read_arrival
from tecdesk.exchange.packages.kept import digest_of_whole
from tecdesk.exchange.packages.kept import thinned
from tecdesk.exchange.packages.keyring import Keyring
from tecdesk.exchange.packages.manifest import SUBMISSION
from tecdesk.exchange.packages.slip import NAMES
from tecdesk.store.backups.names import Why
from tecdesk.store.county import received as room
from tecdesk.store.county.received import Received
from tecdesk.store.edit import now
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.store.book import Book

Progress = Callable[[int, int, str], object]
"""Called with packages done, all packages, and the name of the next."""


class _OnlyLooked(Exception):  # noqa: N818 - not an error: takes a look back
    """Leaves a transaction without writing it, with what it would have done."""

    def __init__(self, made: Outcome) -> None:
        super().__init__()
        self.made = made


def receive(
    book: Book,
    paths: Iterable[Path],
    *,
    look: bool = False,
    ring: Keyring | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Outcome]:
    """Take packages over into the county's book, each whole or not at all.

    Args:
        book: the county's, open for writing.
        paths: the packages, in any order.
        look: only say what would happen; nothing is written.
        ring: opens those that are locked; they are kept open beside the book.
        progress: called before each package.
        cancelled: asked before each package; those done stay.

    Returns:
        What became of each, also of those that were refused.

    Raises:
        DeskError: the book is a township's, or its disk refuses.
        Cancelled: `cancelled` said so.
    """
    refuse_township(book)
    if not look:
        safeguard(book.path, Why.MERGE)
        catch_up(book)
    files, found, keys = list(paths), [], ring or Keyring()
    for number, path in enumerate(files):
        if cancelled and cancelled():
            raise Cancelled("收报")
        if progress:
            progress(number, len(files), path.name)
        found.append(_one(book, path, keys, look=look))
    return found


def _one(book: Book, path: Path, keys: Keyring, *, look: bool) -> Outcome:
    try:
        arrival = keys.read(path, read_arrival)
        _check_kind(book, arrival)
    except DeskError as error:
        return refused(path, error)
    return _taken(book, arrival, look=look)


def _check_kind(book: Book, arrival: Arrival) -> None:
    said = arrival.manifest
    if name := NAMES.get(said.kind):
        raise DeskError(
            f"{arrival.path.name} 是{name}，不是上报包。", f"{name}在乡镇的台账里打开。"
        )
    if said.kind != SUBMISSION:
        raise DeskError(
            f"{arrival.path.name} 不是上报包，没有收。", "请选乡镇报上来的上报包。"
        )
    if said.unit.id == book.unit.id:
        raise DeskError(
            f"{arrival.path.name} 是本单位自己报出去的包，没有收。",
            "它的记录本来就在这本台账里。",
        )


def _taken(book: Book, arrival: Arrival, *, look: bool) -> Outcome:
    new = _received(book, arrival)
    before = judge(county_of(book), room.received(book))
    if arrival.file in before.packages:
        return settled(new, arrival.path, before, before)
    try:
        kept = arrival.file if look else _keep_bytes(book, arrival)
        with merging(book, f"收到 {new.title}") as edit:
            room.keep(book, new, asdict(arrival.manifest), kept)
            done = settle(book, edit, arrival)
            made = settled(new, arrival.path, before, done.judged, done.made)
            _leave_if(look, made)
    except _OnlyLooked as looked:
        return looked.made
    except DeskError as error:
        return refused(arrival.path, error)
    return made


def _leave_if(look: bool, made: Outcome) -> None:  # noqa: FBT001 - the only question
    if look:
        raise _OnlyLooked(made)


def _received(book: Book, arrival: Arrival) -> Received:
    said = arrival.manifest
    return Received(
        file=arrival.file,
        unit=said.unit.id,
        name=said.unit.name,
        code=said.unit.code,
        parent=said.unit.parent,
        year=said.year,
        period=said.period,
        revision=said.revision,
        digest=said.digest,
        written=said.created_at,
        photos=said.photos,
        wrong=said.findings.get("error", 0),
        size=len(arrival.data),
        called=arrival.path.name,
        at=now(),
        operator=book.operator,
    )


def _keep_bytes(book: Book, arrival: Arrival) -> str:
    """Put the package beside the book before the book speaks of it, and its photos.

    Each photo lies there once. If the package cannot be put together again just as it
    came, it is kept whole besides.

    Returns:
        Under which digest it lies there.
    """
    with Companion.begin(book.path) as companion, companion.at_once():
        for form, data in arrival.photos():
            companion.keep(form, data)
        thin = thinned(arrival.data)
        try:
            same = digest_of_whole(thin, companion.read) == arrival.file
        except DeskError:
            same = False
        return companion.keep(FORM, thin if same else arrival.data)
