"""What is fuzzed, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fuzz.books import Books
from tests.faults.fuzz.deliveries import Copies
from tests.faults.fuzz.deliveries import Forms
from tests.faults.fuzz.deliveries import Packages
from tests.faults.fuzz.ledgers import Ledgers
from tests.faults.fuzz.ledgers import OldLedgers
from tests.faults.fuzz.ledgers import OpenLedgers
from tests.faults.fuzz.ledgers import TextLedgers
from tests.faults.fuzz.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.fuzz.running import Target

KINDS: dict[str, Callable[[Path], Target]] = {
    "xlsx": Ledgers,
    "xls": OldLedgers,
    "csv": TextLedgers,
    "ods": OpenLedgers,
    "package": Packages,
    "copy": Copies,
    "book": Books,
    "image": Pictures,
    "form": Forms,
}
