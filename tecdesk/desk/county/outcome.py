"""What became of a package, in numbers, in records, and in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.county.changes import counted
from tecdesk.desk.county.changes import record_changes
from tecdesk.desk.county.judging import Fate
from tecdesk.desk.county.judging import Judged
from tecdesk.desk.county.reasons import why
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.county.settling import Settled
    from tecdesk.errors import DeskError
    from tecdesk.store.county.received import Received
    from tecdesk.store.county.rows import Difference
    from tecdesk.tally.reported.records import RecordChange

FIRST, NEWER, SAME, REFUSED = "new", "newer", "same", "refused"
"""What became of a package: the first of its year, in place of an earlier one, known
already, not even kept. Others have the value of their `Fate`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one package.

    Attributes:
        path: the file.
        fate: FIRST, NEWER, SAME, REFUSED, or the value of a `Fate`.
        sentence: what happened, for a person.
        package: what it says about itself; None when it was refused.
        counts: NEW, CHANGED, GONE to how many records in the county's book are.
        changes: which, where a report took the place of another.
    """

    path: Path
    fate: str
    sentence: str
    package: Received | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    changes: Sequence[RecordChange] = ()

    @property
    def merged(self) -> bool:
        """Its unit's records are right now: nothing waits, nothing was refused."""
        nothing = {Fate.OLDER.value, Fate.COVERED.value}
        return self.fate in {FIRST, NEWER, SAME, *nothing}

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        said = self.package
        return {
            "package": str(self.path),
            "unit": said.name if said else None,
            "year": said.year if said else None,
            "period": said.period if said else None,
            "revision": said.revision if said else None,
            "check_code": check_code(said.digest) if said else None,
            "fate": self.fate,
            "merged": self.merged,
            **{what: self.counts.get(what, 0) for what in (NEW, CHANGED, GONE)},
            "sentence": self.sentence,
        }


def refused(path: Path, error: DeskError) -> Outcome:
    """A package that was not even kept."""
    return Outcome(path, REFUSED, str(error))


def settled(
    package: Received,
    path: Path,
    before: Judged,
    after: Judged,
    made: Sequence[Difference] = (),
) -> Outcome:
    """What became of a package that was kept.

    Args:
        package: the package.
        path: the file it came in.
        before: what counted before.
        after: what counts now.
        made: what was written into the county's book.
    """
    fate = after.fates[package.file]
    if package.file in before.packages and not fate.waits:
        return Outcome(path, SAME, f"{package.title}：已经收过，没有变。", package)
    counts = counted(made)
    if fate is not Fate.CURRENT:
        return Outcome(path, fate.value, why(package, after), package, counts)
    member = after.members[package.file]
    replaced = before.standing(member, package.about)
    halves = [p for p in before.of(member, Fate.CURRENT) if _covered(after, p)]
    sentence = f"{package.title}：{_said(counts, replaced, halves)}"
    if replaced is None and not halves:
        return Outcome(path, FIRST, sentence, package, counts)
    if replaced is None:
        return Outcome(path, FIRST, sentence, package, counts, record_changes(made))
    return Outcome(path, NEWER, sentence, package, counts, record_changes(made))


def let_in(waited: Outcome, done: Settled) -> Outcome:
    """What became of a package that a person let in.

    Args:
        waited: what was said when it came.
        done: what letting it in did.
    """
    if waited.package is None:
        return waited
    nothing = Judged({})
    return settled(waited.package, waited.path, nothing, done.judged, done.made)


def _covered(after: Judged, half: Received) -> bool:
    return after.fates[half.file] is Fate.COVERED


def _said(
    counts: Mapping[str, int], replaced: Received | None, halves: Sequence[Received]
) -> str:
    new, changed, gone = (counts.get(what, 0) for what in (NEW, CHANGED, GONE))
    if replaced is None and halves:
        head = f"代替{'、'.join(each.period for each in halves)}的，"
        return f"{head}新增 {new} 条、修改 {changed} 条、没有了 {gone} 条。"
    if replaced is None:
        more = f"，另有 {changed} 条改了" if changed else ""
        less = f"，{gone} 条没有了" if gone else ""
        return f"已并入，新增 {new} 条{more}{less}。"
    head = f"换下第{replaced.revision}次，"
    if not (new or changed or gone):
        return f"{head}记录没有变。"
    return f"{head}新增 {new} 条、修改 {changed} 条、没有了 {gone} 条。"
