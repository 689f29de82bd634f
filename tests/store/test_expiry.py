"""Numbers that expired are gone from the file; what was counted stays counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.desk.expiring import expire
from tecdesk.desk.expiring import preview
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import submit
from tecdesk.domain.identity import check_character
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.store.drafts import Draft
from tecdesk.store.expiry.due import HOLDERS
from tecdesk.store.expiry.due import cutoff
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.log.door import opened
from tecdesk.store.log.history import history
from tecdesk.store.query import Filter
from tecdesk.store.reported.reports import reports
from tecdesk.tally.reported.records import record_changes
from tests.tally.entering import add

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 6, 1)
PAIRING = [each for each in INDICATORS.values() if each.register == "pairing"]
YEARS = range(2018, 2027)


def number(at: int) -> str:
    body = f"9900001980010{at:04}"
    return body + check_character(body)


def line(book: Book, at: int, **more: str | None) -> str:
    told = {
        "name": f"户{at}",
        "id_number": number(at),
        "phone": f"139123450{at % 100:02}",
        "helper": "丙",
        "since": "2019",
        "until": "2021-03",
        "village": next(iter(book.names("village"))),
    }
    return add(book, "pairing", **{**told, **more})


def counts(book: Book) -> list[object]:
    """Every figure about pairings in every year, and who is behind it."""
    found: list[object] = []
    for year in YEARS:
        for by in ("", "village"):
            answers = figures(book, PAIRING, Period(year), by)
            found.append(str(answers))
        found += [len(behind(book, each, Period(year))) for each in PAIRING]
    return found


@pytest.mark.parametrize(
    ("until", "goes"),
    [
        ("2023-05-31", True),
        ("2023-06-01", False),
        ("2023-04", True),
        ("2023-05", True),
        ("2023", False),
        ("2022", True),
        (None, False),
    ],
)
def test_three_years_after_the_end(book: Book, until: str | None, goes: bool) -> None:
    line(book, 1, until=until)
    assert preview(book, 3, TODAY).due.count == goes


def test_a_leap_day_is_no_trouble() -> None:
    assert cutoff(date(2028, 2, 29), 3) == "2025-02-28"


def test_what_holds_numbers_and_ends_is_known() -> None:
    personal = {
        key for key, each in REGISTERS.items() if any(f.personal for f in each.fields)
    }
    assert {"pairing", "base", "envoy"} <= set(HOLDERS) == personal - {"unit"}


def test_a_person_still_helped_keeps_the_number_everywhere(book: Book) -> None:
    line(book, 1)
    line(book, 1, helper="丁", since="2020", until=None)
    line(book, 2)
    found = preview(book, 3, TODAY)
    assert (found.due.count, found.due.held) == (1, 1)
    assert "同一个人还在帮扶" in "".join(found.lines)


def test_bases_lose_the_telephone_of_their_head(book: Book) -> None:
    gone = add(
        book,
        "base",
        name="老茶园",
        founded_on="2015",
        closed_on="2019",
        phone="13912345032",
    )
    here = add(book, "base", name="茶园", founded_on="2015", phone="13912345033")
    expire(book, 3, TODAY, "不再用")
    assert book.require("base", gone)["phone"] is None
    assert book.require("base", here)["phone"] == "13912345033"


def test_without_a_reason_nothing_goes(book: Book) -> None:
    one = line(book, 1)
    with pytest.raises(DeskError, match="原因"):
        expire(book, 3, TODAY, "  ")
    assert book.require("pairing", one)["id_number"] == number(1)


def test_no_byte_is_left_and_the_figures_stay(book: Book, tmp_path: Path) -> None:
    """Records, bin, journal, search, drafts, reports kept, free pages."""
    one, other = line(book, 1, name="甲"), line(book, 1, helper="丁", name="甲某")
    line(book, 2, name="甲")
    nameless = line(book, 3, id_number=None, name="乙")
    kept = line(book, 4, until=None)
    with book.edit("改号码") as edit:
        edit.change("pairing", nameless, {"phone": "13912345999"})
        edit.change("pairing", one, {"id_number": number(5), "note": "记着"})
        edit.change("pairing", one, {"id_number": number(1)})
    removed = line(book, 6)
    with book.edit("删") as edit:
        edit.bin("pairing", removed)
    drafts.keep(book, Draft("pairing", {"id_number": number(1), "name": "甲"}, one))
    inner = {"~earlier": f'{{"id_number": "{number(2)}"}}', "phone": "13900000000"}
    drafts.keep(book, Draft("aid", inner))
    submit(book, 2020, tmp_path)
    unlock(book, ["2020"], "看看")
    before = counts(book)
    found = expire(book, 3, TODAY, "结束满三年")
    assert counts(book) == before
    assert found.due.count == 5
    (report,) = reports(book)
    assert not record_changes(book, report)
    (waiting,) = [d for d in drafts.waiting(book) if d.register == "aid"]
    assert waiting.fields["phone"] == "13900000000"
    assert book.require("pairing", kept)["id_number"] == number(4)
    assert len(book.find("pairing", Filter(words=number(1)))) == 0
    told = history(book, "pairing", other)[-1]
    assert "到期清理（结束满 3 年）" in told.label
    assert "原因：结束满三年" in told.label
    book.close()
    data = book.path.read_bytes()
    for at in (1, 2, 3, 5, 6):
        assert number(at).encode() not in data, at
        assert f"139123450{at:02}".encode() not in data, at
    assert b"13912345999" not in data
    assert number(4).encode() in data
    with Book.open(book.path) as again:
        assert counts(again) == before
        assert again.undo() is not None
        assert again.redo() is not None


def test_what_was_taken_back_long_ago_is_forgotten_too(book: Book) -> None:
    line(book, 7, until=None)
    book.undo()
    with opened(book.connection, "test"):
        book.connection.execute("UPDATE journal_step SET at = '2022-01-01 10:00:00'")
    expire(book, 3, TODAY, "满三年")
    book.close()
    assert number(7).encode() not in book.path.read_bytes()


def test_a_later_change_keeps_the_person(book: Book) -> None:
    one = line(book, 1, name="甲")
    line(book, 1, name="甲某")
    expire(book, 3, TODAY, "满三年")
    before = counts(book)
    with book.edit("改备注") as edit:
        edit.change("pairing", one, {"note": "搬走了"}, {})
    assert counts(book) == before
    with book.edit("号码又有了") as edit:
        edit.change("pairing", one, {"id_number": number(9)}, {})
    assert book.require("pairing", one).marks == {}


LINES = st.lists(
    st.tuples(
        st.integers(0, 3),  # number; 0 is none
        st.sampled_from(["甲", "乙"]),
        st.sampled_from(["2018", "2019-05", "2024"]),
        st.sampled_from([None, "2020", "2021-07-01", "2025"]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(lines=LINES)
def test_whatever_is_cleared_counts_stay(
    lines: list[tuple[int, str, str, str | None, bool]],
    new_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("any") / "书.tecdesk"
    path.write_bytes(new_file.read_bytes())
    with Book.open(path) as book:
        ids = [
            line(book, at, name=name, since=since, until=until)
            if at
            else line(book, at, name=name, since=since, until=until, id_number=None)
            for at, name, since, until, _ in lines
        ]
        with book.edit("删") as edit:
            for id_, (*_, binned) in zip(ids, lines, strict=True):
                if binned:
                    edit.bin("pairing", id_)
        before = counts(book)
        expire(book, 3, TODAY, "试")
        assert counts(book) == before
        assert preview(book, 3, TODAY).due.count == 0
