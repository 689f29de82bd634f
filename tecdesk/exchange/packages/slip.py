"""退回单, 采纳单: what the county answers to a report, sealed like a package."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.manifest import ACCEPT
from tecdesk.exchange.packages.manifest import RETURN
from tecdesk.exchange.packages.manifest import WHOLE_YEAR
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.verify import examine
from tecdesk.exchange.packages.verify import verify
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.safe_file import write_atomically
from tecdesk.store.reported.remarks import Remark

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tecdesk.exchange.packages.manifest import UnitCard

MEMBER = "remark"
"""Name of the member that holds the remarks, beside where registers stand."""
NAMES = {RETURN: "退回单", ACCEPT: "采纳单"}
"""What people call a slip of a kind; its file ends with it."""
ENDS = {kind: f"_{name}{PACKAGE_SUFFIX}" for kind, name in NAMES.items()}
"""How the file of a slip of a kind is called at the end."""
_LIMIT = 1 << 26
_KEYS = ("text", "register", "record", "field")


@dataclass(frozen=True, slots=True)
class Slip:
    """What a county says about a report.

    Attributes:
        unit: whose report it is; its `parent` is the county as it calls itself.
        year: the year reported.
        revision: which report of the year.
        returned: data digest of that report.
        remarks: what is wrong; those without a record are about the whole. A report
            that is taken over has none.
        digest: data digest of the slip itself.
        kind: RETURN or ACCEPT.
        period: what part of the year that report is about.
    """

    unit: UnitCard
    year: int
    revision: int
    returned: str
    remarks: tuple[Remark, ...] = ()
    digest: str = ""
    kind: str = RETURN
    period: str = WHOLE_YEAR

    @property
    def reason(self) -> str:
        """What is said of the whole report, in one line; else how many remarks."""
        said = [each.text for each in self.remarks if not each.record]
        return "；".join(said) or f"有 {len(self.remarks)} 处要改"


def write_slip(folder: Path, slip: Slip, now: datetime) -> Path:
    """Write a slip beside the packages; one of the same report is replaced.

    Raises:
        DeskError: the folder cannot be written.
    """
    lines = "".join(
        json.dumps({key: getattr(each, key) for key in _KEYS}, ensure_ascii=False)
        + "\n"
        for each in slip.remarks
    ).encode()
    content = Content(
        unit=slip.unit,
        year=slip.year,
        revision=slip.revision,
        previous=slip.returned,
        records={MEMBER: lines} if lines else {},
        counts={MEMBER: len(slip.remarks)} if lines else {},
        kind=slip.kind,
        period=slip.period,
    )
    data = pack(content, {}, now)
    path = folder / (content.file_name.removesuffix(PACKAGE_SUFFIX) + ENDS[slip.kind])
    write_atomically(
        path,
        lambda stream: stream.write(data),
        check=lambda part: verify(part).require_whole(),
    )
    return path


def read_slip(path: Path) -> Slip:
    """Read a slip.

    Raises:
        DeskError: cannot be read, is damaged, or is no slip.
    """
    with os_errors(path, "读取"), path.open("rb") as stream:
        data = stream.read(_LIMIT)
    verdict, records = examine(path, io.BytesIO(data))
    said = verdict.require_whole()
    if said.kind not in NAMES:
        raise DeskError(
            f"{path.name} 不是退回单，也不是采纳单。", "请选县里写的退回单、采纳单。"
        )
    try:
        remarks = () if said.kind == ACCEPT else _remarks(records[MEMBER])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise DeskError(
            f"{NAMES[said.kind]} {path.name} 读不懂。", "请县里重新写一份。"
        ) from None
    return Slip(
        said.unit,
        said.year,
        said.revision,
        said.previous,
        remarks,
        said.digest,
        said.kind,
        said.period,
    )


def _remarks(lines: bytes) -> tuple[Remark, ...]:
    return tuple(map(_remark, lines.decode().removesuffix("\n").split("\n")))


def _remark(line: str) -> Remark:
    said = json.loads(line)
    json.dumps(said, ensure_ascii=False).encode()  # half a character raises
    return Remark(**{key: str(said.get(key, "")) for key in _KEYS})
