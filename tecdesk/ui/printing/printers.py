"""The printers of this machine, and one door to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.ui.printing.order import Order
    from tecdesk.ui.printing.order import Progress
    from tecdesk.ui.printing.order import Stopped


@dataclass(frozen=True)
class Printers:
    """What there is to print on.

    Attributes:
        names: in the system's order. default: the system's own choice; may be empty.
    """

    names: tuple[str, ...] = ()
    default: str = ""

    def chosen(self, kept: str) -> str:
        """The printer to offer: the one used last, the system's own, or the first."""
        wanted = (kept, self.default, *self.names)
        return next((name for name in wanted if name in self.names), "")


def installed() -> Printers:
    """Ask the system; may take a moment where printers stand in a network."""
    from PySide6.QtPrintSupport import QPrinterInfo

    names = tuple(QPrinterInfo.availablePrinterNames())
    return Printers(names, QPrinterInfo.defaultPrinterName())


def send(order: Order, progress: Progress, stopped: Stopped) -> int:
    """Print; returns how many pages were handed over, fewer when it was stopped.

    Raises:
        PrintFault: the printer refused, and at which page.
    """
    from tecdesk.ui.printing import spooling
    from tecdesk.ui.printing.painting import paint

    if order.file is None and spooling.spooler():
        spooling.spool(order)
        return order.sheets
    return paint(order, progress, stopped)
