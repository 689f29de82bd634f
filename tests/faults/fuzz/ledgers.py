"""Ledgers of others: .xlsx, .xls, .ods and .csv, read, planned and put into a book."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.rejects import write_rejects
from tecdesk.paths import resource
from tests.conftest import make_new
from tests.faults.fuzz.shaking import packed
from tests.faults.fuzz.shaking import shaken
from tests.faults.fuzz.shaking import shaken_zip

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tecdesk.store.book import Book

TRAINING = ("培训日期", "村", "培训内容", "期数", "人次", "其中妇女", "备注")
PAIRING = (
    "村",
    "户主姓名",
    "身份证号",
    "联系电话",
    "帮扶责任人",
    "结对时间",
    "帮扶资金(元)",
)
HEADS = (TRAINING, PAIRING, ("村名", "代码"), ("指标", "年度", "目标值"))
CELLS = (
    *(
        "2025-03-05",
        "2025年3月",
        "昨天",
        "3.5",
        "０３／０５",
        "99999-99-99",
        "1e400",
        "-0",
    ),
    *(
        "下坪村",
        "柳树村",
        "=1+1",
        "+86",
        "-",
        "@x",
        "\t",
        "\r\n",
        "￥1,234.5万元",
        "约40",
    ),
    *("990000199001010010", "13800000000", "９９", "½", "①", "", " ", "\u3000", "𠮷"),
    *(
        "\u202e村",
        "a" * 4_000,
        "\ufffe",
        "否",
        "TRUE",
        "#REF!",
        "#N/A",
        "《》",
        "4" * 400,
    ),
)
_REMEMBERED = 30
"""Headings, after which a new book is taken."""
NUMBERS = (0, -1, 1e308, -1e308, 1e-320, 45000.5, 2958466, 10**15, 0.1, True, False)


def sample(name: str) -> bytes:
    return resource("samples", name).read_bytes()


XLSX = ("培训台账2025.xlsx", "年度目标任务2025.xlsx", "结对帮扶花名册.xlsx")
OPEN = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:\
office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>\
<office:spreadsheet><table:table table:name="培训">%s</table:table>\
</office:spreadsheet></office:body></office:document-content>"""


class Ledgers:
    """Takes ledgers into a book of its own; each is undone again."""

    suffix = ".xlsx"

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0
        self.book = self._anew()
        self.samples = self.own_samples()

    def own_samples(self) -> list[bytes]:
        return [sample(name) for name in XLSX]

    def made(self, dice: random.Random) -> bytes:
        match dice.randrange(4):
            case 0:
                return shaken(dice.choice(self.samples), dice, self.samples)
            case 1 | 2:
                return shaken_zip(dice.choice(self.samples), dice, self.samples)
            case _:
                return (
                    shaken_zip(_xlsx(dice), dice)
                    if dice.random() < 0.5
                    else _xlsx(dice)
                )

    def _anew(self) -> Book:
        """A new book, for one remembers what was done and grows."""
        self.number += 1
        return make_new(self.folder / f"清河镇{self.number}.tecdesk")

    def taken(self, data: bytes) -> object:
        path = self.folder / f"台账{self.suffix}"
        path.write_bytes(data)
        plans = importing.read_plans(self.book, path)
        write_rejects(plans, self.folder / "退回.xlsx")
        importing.apply(self.book, plans)
        if len(self.book.settings.mappings) > _REMEMBERED:
            self.book.close()
            self.book.path.unlink()
            self.book = self._anew()
        elif self.book.undo_label.startswith("导入"):
            self.book.undo()
        return plans


class OldLedgers(Ledgers):
    """The same with .xls."""

    suffix = ".xls"

    def own_samples(self) -> list[bytes]:
        return [sample("示范基地台账.xls")]

    def made(self, dice: random.Random) -> bytes:
        return shaken(self.samples[0], dice, self.samples)


class TextLedgers(Ledgers):
    """The same with .csv in several encodings."""

    suffix = ".csv"

    def own_samples(self) -> list[bytes]:
        return [sample("资料发放登记.csv"), sample("villages.csv")]

    def made(self, dice: random.Random) -> bytes:
        if dice.random() < 0.5:
            return shaken(dice.choice(self.samples), dice, self.samples)
        mark = dice.choice(",;\t")
        lines = (mark.join(map(str, row)) for row in _rows(dice))
        text = dice.choice(("\n", "\r\n", "\r")).join(lines)
        coding = dice.choice(("utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be"))
        data = text.encode(coding, "surrogatepass")
        return shaken(data, dice) if dice.random() < 0.5 else data


class OpenLedgers(Ledgers):
    """The same with .ods."""

    suffix = ".ods"

    def own_samples(self) -> list[bytes]:
        return []

    def made(self, dice: random.Random) -> bytes:
        rows = []
        for row in _rows(dice):
            cells = (_open_cell(str(cell), dice) for cell in row)
            times = f' table:number-rows-repeated="{_times(dice)}"'
            times = times if dice.random() < 0.1 else ""
            rows.append(f"<table:table-row{times}>{''.join(cells)}</table:table-row>")
        content = (OPEN % "".join(rows)).encode("utf-8", "replace")
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        parts = [("mimetype", kind), ("content.xml", content)]
        parts.append(("META-INF/manifest.xml", b"<manifest/>"))
        made = packed(parts, zipfile.ZIP_STORED)
        return shaken_zip(made, dice) if dice.random() < 0.6 else made


def _open_cell(text: str, dice: random.Random) -> str:
    plain = "".join(c for c in text[:500] if c not in "<>&\"'" and c.isprintable())
    about = dice.choice(("columns-repeated", "columns-spanned", "rows-spanned"))
    span = f' table:number-{about}="{_times(dice)}"' if dice.random() < 0.006 else ""
    kinds = ("float", "date", "boolean", "time", "x")
    kind = dice.choice(kinds) if dice.random() < 0.004 else "string"
    about = dice.choice(("value", "date-value", "boolean-value", "string-value"))
    value = f' office:{about}="{plain}"' if dice.random() < 0.01 else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{value}{span}>'
        f"<text:p>{plain}</text:p></table:table-cell>"
    )


def _times(dice: random.Random) -> int:
    return dice.choice((0, 1, 2, 900, 5000, 16384, 1048576, 10**12))


def _rows(dice: random.Random) -> list[list[object]]:
    head = list(dice.choice(HEADS))
    if dice.random() < 0.3:
        dice.shuffle(head)
    rows: list[list[object]] = [["2025年台账"]] if dice.random() < 0.3 else []
    rows.append([*head])
    for _ in range(dice.randint(0, 6)):
        line = (dice.choice(CELLS if dice.random() < 0.8 else NUMBERS) for _ in head)
        rows.append(list(line))
    return rows


def _xlsx(dice: random.Random) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("培训")
        for number, row in enumerate(_rows(dice)):
            for column, value in enumerate(row):
                _write(page, (number, column), value, dice)
        if dice.random() < 0.3:
            page.merge_range(2, 0, dice.randint(3, 9), dice.randint(0, 3), "下坪村")
    return stream.getvalue()


def _write(
    page: object, at: tuple[int, int], value: object, dice: random.Random
) -> None:
    write = page.write_string if isinstance(value, str) else page.write  # type: ignore[attr-defined]
    if isinstance(value, str) and dice.random() < 0.1:
        page.write_formula(*at, "=1+1", None, value)  # type: ignore[attr-defined]
    else:
        write(*at, value[:32_000] if isinstance(value, str) else value)
