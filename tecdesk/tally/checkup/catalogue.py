"""The catalogue: every check of a year by its key.

What blocks a submission, what wants a word, and what is only said follows the list
of an inspector's questions; a test holds that list against this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.tally.checkup.doubtful import DOUBTFUL
from tecdesk.tally.checkup.remarks import REMARKS
from tecdesk.tally.checkup.wrong import WRONG

if TYPE_CHECKING:
    from tecdesk.tally.checkup.check import Check

CHECKS: dict[str, Check] = {check.key: check for check in (*WRONG, *DOUBTFUL, *REMARKS)}
"""Every check by key, in the order in which findings are listed."""
