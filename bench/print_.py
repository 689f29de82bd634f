"""A ledger of 5,000 rows on paper and as a workbook, against the bare libraries.

"Cells" is the described ledger to file, the like of what the bare side does; that
is handed the same cells, for the PDF even their places, and only draws: reportlab's
canvas in the same font with the same grid, XlsxWriter with one format. "Book" is
the whole errand: read the records, add up, lay out, write. LibreOffice, if it is
there, makes the PDF from our workbook.
"""

from __future__ import annotations

import json
import pickle
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench import sample
from bench.rounds import DATA
from bench.rounds import Run
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import run
from bench.rounds import tell

ROWS = 5_000
YEAR = 2025
ROUNDS = 7
MM = 72 / 25.4


def main() -> None:
    """Compare both, in turn."""
    book = sample.book(ROWS, 1)
    cells = DATA / "cells.json"
    block = DATA / "block.pickle"
    run(python("bench.print_", "prepare", book, DATA))
    found: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        jobs = {
            "pdf ours, cells": ("pdf", block),
            "pdf ours, book": ("pdf", book),
            "pdf canvas": ("canvas", cells),
            "xlsx ours, cells": ("xlsx", block),
            "xlsx ours, book": ("xlsx", book),
            "xlsx XlsxWriter": ("writer", cells),
        }
        for number in range(ROUNDS):
            for name, (job, given) in jobs.items():
                made = Path(folder, f"{job}.{name.split()[0]}")
                command = python("bench.print_", job, given, made)
                found.setdefault(name, []).append(run(command))
            if number < 3 and (office := shutil.which("soffice")):
                workbook = Path(folder, "xlsx.xlsx")
                command = _convert(office, workbook, folder)
                found.setdefault("pdf LibreOffice", []).append(run(command))
    _tell(found)


def _tell(found: dict[str, list[Run]]) -> None:
    rows: list[tuple[object, ...]] = [
        ("", "wall s", "CPU s", "peak MiB", "cells/it", "book/it")
    ]
    for name, runs in found.items():
        ours = [found[f"{name.split()[0]} ours, {of}"] for of in ("cells", "book")]
        theirs = [r.wall for r in runs]
        ratios = [ratio([r.wall for r in each[: len(runs)]], theirs) for each in ours]
        rows.append(
            (
                name,
                median(theirs),
                median(r.cpu for r in runs),
                median(r.peak for r in runs),
                *(("", "") if "ours" in name else ratios),
            )
        )
    tell(f"Ledger of {ROWS:,} rows", rows)


def _convert(office: str, workbook: Path, folder: str) -> list[str]:
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    to = ("--headless", "--convert-to", "pdf", "--outdir", folder, str(workbook))
    return [office, profile, *to]


def prepare(book: Path, folder: Path) -> None:
    """The cells for every side but the one that starts from the book."""
    block = _ledger(book)
    (folder / "block.pickle").write_bytes(pickle.dumps(block))
    text = json.dumps(_cells(block), ensure_ascii=False)
    (folder / "cells.json").write_text(text, encoding="utf-8")


def _block(given: Path) -> Any:
    if given.suffix == ".pickle":
        return pickle.loads(given.read_bytes())
    return _ledger(given)


def _ledger(path: Path) -> Any:
    from tecdesk.domain.period import Period
    from tecdesk.report.sheets.ledger import ledger
    from tecdesk.store.book import Book

    with Book.open(path, writing=False) as book:
        return ledger(book, "training", Period(YEAR))


def _cells(block: Any) -> dict[str, Any]:
    """Every cell of the ledger: as placed on its page, and as a value."""
    from tecdesk.report.page.blocks import written
    from tecdesk.report.page.plan import plan

    planned = plan(block)
    pages = []
    for numbers in planned.pages:
        top, tops, texts = planned.body, [], []
        for at in numbers:
            tops.append(top)
            base = top + planned.heights[at] * 0.6
            for lines in planned.cells[at]:
                texts += [[x, base, text] for x, text in lines]
            top += planned.heights[at]
        pages.append({"tops": [*tops, top], "texts": texts})
    values = [
        [c if isinstance(c, int) else written(c) for c in row.cells]
        for row in block.rows
    ]
    grid = planned.grid
    edges = [grid.left, *grid.edges]
    return {"edges": edges, "size": grid.size, "pages": pages, "values": values}


def pdf(given: Path, made: Path) -> None:
    """Ours on paper."""
    from tecdesk.report.page import output

    output.pdf([_block(given)], made)


def xlsx(given: Path, made: Path) -> None:
    """Ours as a workbook."""
    from tecdesk.report.page import output

    output.xlsx([_block(given)], made)


def canvas(given: Path, made: Path) -> None:
    """The same texts and lines on a bare canvas."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from tecdesk.paths import resource

    drawn = json.loads(given.read_text(encoding="utf-8"))
    song = resource("fonts", "TecDeskSong-Regular.ttf")
    pdfmetrics.registerFont(TTFont("Song", str(song), shapable=False))
    wide, high = 297 * MM, 210 * MM
    paper = Canvas(str(made), pagesize=(wide, high), initialFontName="Song")
    edges = [x * MM for x in drawn["edges"]]
    for page in drawn["pages"]:
        paper.setFont("Song", drawn["size"])
        paper.setLineWidth(0.5)
        for x, y, text in page["texts"]:
            paper.drawString(x * MM, high - y * MM, text)
        paper.grid(edges, [high - y * MM for y in page["tops"]])
        paper.showPage()
    paper.save()


def writer(given: Path, made: Path) -> None:
    """The same cells with a bare writer."""
    from xlsxwriter import Workbook

    values = json.loads(given.read_text(encoding="utf-8"))["values"]
    with Workbook(made) as workbook:
        sheet = workbook.add_worksheet()
        look = workbook.add_format({"border": 1})
        for line, row in enumerate(values):
            for column, value in enumerate(row):
                sheet.write(line, column, value, look)


JOBS = {
    "prepare": prepare,
    "pdf": pdf,
    "xlsx": xlsx,
    "canvas": canvas,
    "writer": writer,
}

if __name__ == "__main__":
    if len(sys.argv) > 2:
        JOBS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
