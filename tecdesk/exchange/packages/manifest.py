"""What a package says about itself: whose, which year, which revision, what is in."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.period_code import reported
from tecdesk.domain.period_code import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "1.4"
"""Grows in front when old readers must refuse, behind when they need not."""

SUBMISSION, EXCHANGE, RETURN, ACCEPT = "submission", "exchange", "return", "accept"
"""What a package is for: a year for the county, a whole book for a colleague, or what
the county answers to a report: given back, taken over."""
WHOLE_YEAR = "全年"
"""The period of a report of the whole year; its halves are 上半年 and 下半年."""
MANIFEST = "manifest.json"
"""Its name inside a package."""
SEAL = b"TecDesk sha256 "
"""How the comment of a package begins; 64 digits over all bytes before follow."""

_SHAPELESS = (KeyError, TypeError, AttributeError, RecursionError, OverflowError)
_YEARS, _MOST = (1900, 2999), 10**9
_DIGEST = re.compile("[0-9a-f]{64}")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I L O U: read aloud, typed back


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a package.

    Attributes:
        name: its path inside.
        size: bytes.
        sha256: hexadecimal digest of its bytes.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class UnitCard:
    """Whose package it is; the id decides, the codes and names are for people."""

    id: str
    name: str
    full_name: str = ""
    code: str = ""
    civil_code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first member of a package.

    Attributes:
        unit: who submits.
        year: the year it reports.
        revision: 1 for the first submission of the year; a later one replaces it.
        previous: data digest of the revision before; empty for the first.
        created_at: local time, ISO text to the second.
        program: version of the program that wrote it.
        counts: register key to number of records; `gone` to that of deletions told.
        digest: SHA-256 over unit, year, revision and records, see `data_digest`.
        members: every other file inside.
        personal: whether ID numbers and phones are in it.
        findings: what the checks of the year found when it was written: how many
            are error, open, hint and explained; empty when nobody looked.
        apart: marks of records that look the same and, a person says, are not; see
            `tally.alike`.
        photos: how many photos are in it; 0 when they were left at home.
        period: what part of the year it reports, see `WHOLE_YEAR`.
        format: version of the package format.
        kind: what the package is for.
    """

    unit: UnitCard
    year: int
    revision: int
    previous: str
    created_at: str
    program: str
    counts: Mapping[str, int]
    digest: str
    members: tuple[Member, ...]
    personal: bool = False
    findings: Mapping[str, int] = attribute(default_factory=dict)
    apart: Mapping[str, int] = attribute(default_factory=dict)
    photos: int = 0
    period: str = WHOLE_YEAR
    format: str = FORMAT
    kind: str = SUBMISSION

    @property
    def check_code(self) -> str:
        """Eight characters that stand for the data, for paper and telephone."""
        return check_code(self.digest)

    @property
    def title(self) -> str:
        """Whose, which year, which time: 清河镇 2025年度 第1次."""
        if self.kind == EXCHANGE:
            at = self.created_at[:16].replace("T", " ")
            return f"{self.unit.name} 给同事的台账（{at}）"
        return f"{self.unit.name} {when(self.year, self.period)} 第{self.revision}次"

    def plain(self) -> dict[str, Any]:
        """What scripts are told, in one shape for `submit` and `verify`."""
        return {
            "unit": self.unit.name,
            "year": self.year,
            "period": self.period,
            "revision": self.revision,
            "check_code": self.check_code,
            "digest": self.digest,
            "created_at": self.created_at,
            "format": self.format,
            "personal": self.personal,
            "photos": self.photos,
            "counts": dict(self.counts),
            "findings": dict(self.findings),
            "members": [asdict(member) for member in self.members],
        }

    def to_json(self) -> bytes:
        """As it stands in the package."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Manifest:
        """Read a manifest; unknown entries of newer minor versions are passed over.

        Raises:
            ValueError: it is no manifest of a format this program knows.
        """
        try:
            said = json.loads(data)
            json.dumps(said, ensure_ascii=False).encode()  # half a character raises
            return _manifest(said)
        except _SHAPELESS as error:
            raise ValueError("not a manifest") from error


def _manifest(said: dict[str, Any]) -> Manifest:
    unit = said["unit"]
    return Manifest(
        unit=UnitCard(**{key: str(unit.get(key, "")) for key in _UNIT_KEYS}),
        year=_within(said["year"], *_YEARS),
        revision=_within(said["revision"], 1, _MOST),
        previous=str(said["previous"]),
        created_at=str(said["created_at"]),
        program=str(said["program"]),
        counts=_counts(said["counts"]),
        digest=_digest(said["digest"]),
        members=tuple(map(_member, said["members"])),
        personal=bool(said.get("personal", False)),
        photos=_within(said.get("photos", 0), 0, _MOST),
        findings=_counts(said.get("findings", {})),
        apart=_counts(said.get("apart", {})),
        period=str(said.get("period", WHOLE_YEAR)),
        format=str(said["format"]),
        kind=str(said.get("kind", SUBMISSION)),
    )


def _digest(said: object) -> str:
    if not _DIGEST.fullmatch(str(said)):
        raise ValueError("not a digest")
    return str(said)


def _member(said: dict[str, Any]) -> Member:
    size = int(said["size"])
    if size < 0:
        raise ValueError("less than nothing")
    return Member(str(said["name"]), size, str(said["sha256"]))


def _counts(said: dict[str, Any]) -> dict[str, int]:
    return {str(key): _within(count, 0, _MOST) for key, count in said.items()}


def _within(said: object, least: int, most: int) -> int:
    number = int(str(said))
    if not least <= number <= most:
        raise ValueError(f"{number} is not within {least} and {most}")
    return number


_UNIT_KEYS = ("id", "name", "full_name", "code", "civil_code", "parent")


def when(year: int, period: str) -> str:
    """What a report is about: 2025年度, 2025年上半年."""
    known = reported(year, period)
    return spoken(known) if known else f"{year}年{period}"


def record_member(register: str) -> str:
    """Where the records of a register stand inside."""
    return f"records/{register}.jsonl"


def data_digest(
    unit: str,
    year: int,
    revision: int,
    records: Mapping[str, bytes],
    period: str = WHOLE_YEAR,
) -> str:
    """One digest for what is reported, the same on paper and in the file.

    Args:
        unit: id of the unit.
        year: the year reported.
        revision: which submission of the year.
        records: register key to the bytes of its records.
        period: what part of the year.
    """
    part = "" if period == WHOLE_YEAR else period
    whole = hashlib.sha256(f"{unit}\n{year}{part}\n{revision}\n".encode())
    for register in sorted(records):
        lines = hashlib.sha256(records[register]).hexdigest()
        whole.update(f"{register} {lines}\n".encode())
    return whole.hexdigest()


def check_code(digest: str) -> str:
    """Eight characters from a hexadecimal digest: 7K3F-92QD."""
    number = int(digest[:10], 16)
    letters = [_ALPHABET[(number >> shift) & 31] for shift in range(35, -1, -5)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"
