"""What a column of the book says as JSON; another program may have written into it."""

from __future__ import annotations

import json
from typing import Any

from tecdesk.store.faults import Damaged


def told(text: object) -> dict[str, Any]:
    """The names and values of a column; none for a blank one.

    Raises:
        Damaged: no program of ours wrote that.
    """
    if not text:
        return {}
    try:
        found = json.loads(str(text))
    except (ValueError, RecursionError) as error:
        raise _foreign() from error
    if not isinstance(found, dict):
        raise _foreign()
    return found


def _foreign() -> Damaged:
    return Damaged(
        "台账里有一处被别的程序改过，读不出来。",
        "从最近的备份恢复；没有备份的，把里面的记录救到一本新台账。",
    )
