"""blank: a sheet to be filled by hand, as PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json

if TYPE_CHECKING:
    import argparse


def blank(called: argparse.Namespace) -> None:
    """Write a blank sheet as PDF, for each record named, or an empty one."""
    from tecdesk.desk.blanks.named import records_named
    from tecdesk.desk.blanks.sheets import blank_pdf
    from tecdesk.safe_file import write_atomically

    with book_of(called, writing=False) as book:
        records = records_named(book, called.kind, called.record)
        today = date.today()  # noqa: DTZ011 - the desk's own day
        data, warning = blank_pdf(book, called.kind, records, today)
    write_atomically(called.out, lambda file: file.write(data))
    if warning:
        say_aside(warning)
    if called.json:
        ids = [record.id for record in records]
        say_json({"file": str(called.out), "kind": called.kind, "records": ids})
    else:
        say(str(called.out))
