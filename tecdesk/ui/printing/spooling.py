"""The PDF itself handed to CUPS, where that is what prints."""

from __future__ import annotations

import subprocess
from shutil import which
from typing import TYPE_CHECKING

from tecdesk.ui.printing.order import PrintFault

if TYPE_CHECKING:
    from tecdesk.ui.printing.order import Order

_PATIENCE_S = 60


def spooler() -> str:
    """The program that takes a PDF for a printer; empty where there is none."""
    return which("lp") or ""


def spool(order: Order) -> None:
    """Hand the pages over whole: letters stay letters, at the printer's own dpi.

    Raises:
        PrintFault: it was not taken.
    """
    # Beside pages of A3 there may be some of A4: these are fitted, too.
    scaling = "none" if order.paper == order.own == "A4" else "fit"
    words = [
        *("-d", order.printer, "-t", order.name, "-n", str(order.copies)),
        *("-P", f"{order.first}-{order.last}", "-o", f"media={order.paper}"),
        *("-o", f"print-scaling={scaling}", "-o", "collate=true"),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, no shell
            [spooler(), *words],
            input=order.data,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _refused(order) from error
    if done.returncode:
        raise _refused(order)


def _refused(order: Order) -> PrintFault:
    return PrintFault(
        f"打印机“{order.printer}”没有收下。",
        "看它开着没有、线接好没有，再打印一次。",
        order.first,
    )
