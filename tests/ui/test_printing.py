"""Printing: what comes out has the size and the blackness of what went in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tecdesk.pdf_pages import PdfPages
from tecdesk.pdf_pages import joined
from tecdesk.pdf_pages import opened
from tecdesk.report.forms.calibration import ACROSS
from tecdesk.report.forms.calibration import DOWN
from tecdesk.report.forms.calibration import calibration_pdf
from tecdesk.ui.printing import spooling
from tecdesk.ui.printing.order import Order
from tecdesk.ui.printing.order import PrintFault
from tecdesk.ui.printing.painting import paint
from tecdesk.ui.printing.printers import Printers
from tecdesk.ui.printing.printers import send

if TYPE_CHECKING:
    from pathlib import Path

_DPI = 300
_MM = _DPI / 25.4
NOT_MORE_MM = 0.25


def quiet(*_told: object) -> None:
    """Nobody wants to know how far it is."""


def never() -> bool:
    return False


def grey(data: bytes, page: int = 0, dpi: int = _DPI) -> tuple[bytes, int, int]:
    """A page as rows of grey pixels, its width and its height."""
    document = pypdfium2.PdfDocument(data)
    drawn = document[page].render(scale=dpi / 72, grayscale=True)
    rows = bytes(drawn.buffer)
    wide, high = drawn.width, drawn.height
    whole = b"".join(
        rows[at : at + wide] for at in range(0, drawn.stride * high, drawn.stride)
    )
    document.close()
    return whole, wide, high


def black(line: bytes) -> list[int]:
    """Where a dark run begins in a line of pixels."""
    dark = [at for at, value in enumerate(line) if value < 128]
    return [b for a, b in pairwise([-9, *dark]) if b - a > 1]


def ruler_across(data: bytes) -> list[float]:
    """Where the tens of the ruler across stand, mm from the left."""
    whole, wide, _ = grey(data)
    row = round((ACROSS.y + 5.2) * _MM)
    found = [at / _MM for at in black(whole[row * wide : (row + 1) * wide])]
    return [at for at in found if ACROSS.x - 2 < at < ACROSS.x + ACROSS.width + 2]


def ruler_down(data: bytes) -> list[float]:
    """Where the tens of the ruler down stand, mm from the top."""
    whole, wide, _ = grey(data)
    column = round((DOWN.x + 5.2) * _MM)
    found = [at / _MM for at in black(whole[column::wide])]
    return [at for at in found if DOWN.y + 8 < at < DOWN.y + DOWN.height + 2]


@pytest.fixture(scope="module")
def page() -> bytes:
    return calibration_pdf()


def printed(data: bytes, tmp_path: Path, **given: object) -> bytes:
    """What the driver makes of it."""
    file = tmp_path / "out.pdf"
    with opened(data) as pages:
        last = len(pages.sizes)
    order = Order(data, "试印", "PDF", 1, last, file=file)
    for name, value in given.items():
        object.__setattr__(order, name, value)
    assert paint(order, quiet, never)
    return file.read_bytes()


@pytest.mark.usefixtures("qapp")
def test_the_rulers_come_out_at_their_length(page: bytes, tmp_path: Path) -> None:
    out = printed(page, tmp_path)
    across, down = ruler_across(out), ruler_down(out)
    assert len(across) == ACROSS.width / 10 + 1
    assert len(down) == DOWN.height / 10
    for at, place in enumerate(across):
        assert place == pytest.approx(ACROSS.x + 10 * at, abs=NOT_MORE_MM)
    for at, place in enumerate(down, 1):
        assert place == pytest.approx(DOWN.y + 10 * at, abs=NOT_MORE_MM)


@pytest.mark.usefixtures("qapp")
def test_a3_is_a4_made_larger(page: bytes, tmp_path: Path) -> None:
    out = printed(page, tmp_path, paper="A3")
    size = pypdfium2.PdfDocument(out)[0].get_size()
    assert [round(each * 25.4 / 72) for each in size] == [297, 420]
    whole, wide, _ = grey(out)
    row = round((ACROSS.y + 5.2) * 2**0.5 * _MM)
    found = [at / _MM for at in black(whole[row * wide : (row + 1) * wide])]
    ticks = [at for at in found if 40 < at < 257]
    assert ticks[-1] - ticks[0] == pytest.approx(ACROSS.width * 2**0.5, abs=0.5)


@pytest.mark.usefixtures("qapp")
def test_a_turned_page_lies_on_a_turned_sheet(tmp_path: Path) -> None:
    from io import BytesIO

    from tecdesk.report.page.paper import Paper

    target = BytesIO()
    paper = Paper(target)
    paper.new_page(landscape=True)
    paper.save()
    out = pypdfium2.PdfDocument(printed(target.getvalue(), tmp_path))
    ways = [width > height for width, height in (each.get_size() for each in out)]
    assert ways == [False, True]


def test_what_is_black_is_black_for_the_printer(page: bytes) -> None:
    with opened(page) as pages:
        strips = list(pages.strips(0, 300))
    tones = set().union(*(set(strip.data) for strip in strips))
    assert tones == {0, 255}
    assert sum(strip.height for strip in strips) == round(pages.sizes[0][1] * 300 / 72)
    assert max(len(strip.data) for strip in strips) < 700_000
    assert not any(strip.colour for strip in strips)


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_wanted_are_drawn(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    strips = PdfPages.strips

    def noted(self: PdfPages, number: int, dpi: int) -> object:
        drawn.append(number)
        return strips(self, number, dpi)

    monkeypatch.setattr(PdfPages, "strips", noted)
    out = printed(joined([page] * 3), tmp_path, first=2, last=3, copies=2)
    assert drawn == [1, 2, 1, 2]
    assert len(pypdfium2.PdfDocument(out)) == 4


@pytest.mark.usefixtures("qapp")
def test_what_was_drawn_before_it_was_stopped_is_printed(
    page: bytes, tmp_path: Path
) -> None:
    told: list[str] = []

    def progress(_done: int, _all: int, words: str) -> None:
        told.append(words)

    file = tmp_path / "out.pdf"
    order = Order(joined([page] * 4), "试印", "PDF", 1, 4, file=file)
    assert paint(order, progress, lambda: len(told) == 2) == 2
    assert told == ["第 1 张，共 4 张", "第 2 张，共 4 张"]
    assert len(pypdfium2.PdfDocument(file.read_bytes())) == 2


@pytest.mark.usefixtures("qapp")
def test_what_is_stopped_at_once_prints_nothing(page: bytes, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    order = Order(page, "试印", "PDF", 1, 1, file=file)
    assert paint(order, quiet, lambda: True) == 0
    assert not file.exists()


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_gone_is_named(
    page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "spooler", lambda: "")
    with pytest.raises(PrintFault, match="找不到打印机“没有这台”") as told:
        send(Order(page, "试印", "没有这台", 2, 3), quiet, never)
    assert told.value.page == 2


def spooled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> Path:
    """A program in the place of CUPS' own; returns the folder of what it was told."""
    program = tmp_path / "lp"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/words\ncat > {tmp_path}/data\nexit {code}\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_cups_gets_the_very_bytes(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = spooled(tmp_path, monkeypatch, 0)
    assert send(Order(page, "签到表", "HP", 2, 5, 3), quiet, never)
    assert (told / "data").read_bytes() == page
    words = (told / "words").read_text()
    assert "-d HP -t 签到表 -n 3 -P 2-5 -o media=A4 -o print-scaling=none" in words


def test_what_cups_does_not_take_can_be_printed_again(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spooled(tmp_path, monkeypatch, 1)
    with pytest.raises(PrintFault, match="没有收下") as told:
        send(Order(page, "签到表", "HP", 2, 5), quiet, never)
    assert told.value.page == 2


@pytest.mark.parametrize(
    ("kept", "default", "chosen"),
    [("乙", "甲", "乙"), ("拆走了", "甲", "甲"), ("", "", "甲"), ("", "丙", "甲")],
)
def test_the_printer_used_last_is_offered(kept: str, default: str, chosen: str) -> None:
    assert Printers(("甲", "乙"), default).chosen(kept) == chosen


def test_no_printer_is_no_choice() -> None:
    assert Printers().chosen("甲") == ""
