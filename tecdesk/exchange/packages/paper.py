"""What the receipt on paper says of a package, and whether both are the same."""

from __future__ import annotations

import re
import unicodedata

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import check_code

_HEAD = "TDS1"
_QR = re.compile(rf"{_HEAD}:(\d{{4}}):(\d{{1,4}}):([0-9A-F]{{64}})")
_READ_AS = str.maketrans("ILOU", "110V")
"""Letters the 校验码 never has, by what they are taken for."""


def qr_text(year: int, revision: int, digest: str) -> str:
    """What the QR on the receipt says: year, which time, the whole data digest."""
    return f"{_HEAD}:{year}:{revision}:{digest.upper()}"


def require_same(year: int, revision: int, digest: str, written: str) -> None:
    """Compare a package that is whole with what stands on paper.

    Args:
        year: the year it reports.
        revision: which report of the year it is.
        digest: its data digest.
        written: the 校验码 as typed, or what a scanner read from the QR.

    Raises:
        DeskError: it is neither, or of another package.
    """
    own = check_code(digest)
    text = unicodedata.normalize("NFKC", written).strip().upper()
    if found := _QR.fullmatch(text):
        same = text == qr_text(year, revision, digest)
        shown = check_code(found[3])
    else:
        plain = re.sub(r"[-\s—–−]", "", text).translate(_READ_AS)
        same = plain == own.replace("-", "")
        shown = written.strip()
        if len(plain) != 8:
            raise DeskError(f"“{shown}”不是校验码。", "校验码是 8 个字，如 7K3F-92QD。")
    if not same:
        raise DeskError(
            f"纸上的校验码是 {shown}，文件的是 {own}，不是同一份。",
            "看看纸和U盘是不是同一次上报的。",
        )
