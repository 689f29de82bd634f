"""From a record of the county back to the township's bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.answering import accept_all
from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.merging import receive
from tecdesk.desk.county.tracing import came_in
from tecdesk.desk.county.tracing import changes_since_earlier
from tecdesk.desk.county.tracing import earlier_report
from tecdesk.domain.period import Period
from tests.desk.county.stick import listed
from tests.desk.county.stick import report
from tests.desk.county.stick import session

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


def test_a_record_leads_to_its_package(county: Book, town: Book, usb: Path) -> None:
    old = session(town, "2024-05-01", 3)
    paths = [report(town, 2025, 1, usb), report(town, 2024, 1, usb)]
    new = session(town, "2025-08-01", 7)
    paths.append(report(town, 2025, 2, usb))
    found = [each.package for each in receive(county, paths)]
    _, first, second = found
    assert first
    assert second
    assert came_in(county, "training", old) == first
    assert came_in(county, "training", new) == second
    assert came_in(county, "village", county.find("village")[0].id) == second
    own = session(county, "2025-01-01", 1)
    assert came_in(county, "training", own) is None


def test_what_a_report_changed_can_be_asked_later(
    county: Book, town: Book, usb: Path
) -> None:
    paths = [report(town, 2025, 1, usb)]
    new = session(town, "2025-08-01", 7)
    paths.append(report(town, 2025, 2, usb))
    first, second = (each.package for each in receive(county, paths))
    assert first
    assert second
    assert earlier_report(county, first.file) is None
    assert changes_since_earlier(county, first.file) == []
    (change,) = changes_since_earlier(county, second.file)
    assert (change.what, change.id) == ("new", new)


def test_all_that_is_not_doubtful_is_taken_over(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("下坪镇", ""))
    receive(county, [report(town, 2025, 1, usb)])
    (file,) = accept_all(county, Period(2025))
    assert file
    standings = [row[0].standing for row in board(county).cells.values()]
    assert standings == [Standing.MISSING, Standing.ACCEPTED]
    assert accept_all(county, Period(2025)) == []
