"""The arguments of each command, with a line of help for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import blanks
from tecdesk.cli import book_lock
from tecdesk.cli import checking
from tecdesk.cli import colleagues
from tecdesk.cli import columns
from tecdesk.cli import county
from tecdesk.cli import desk
from tecdesk.cli import evidence
from tecdesk.cli import fields
from tecdesk.cli import filling
from tecdesk.cli import journal
from tecdesk.cli import manual
from tecdesk.cli import passphrase
from tecdesk.cli import person_key
from tecdesk.cli import personal
from tecdesk.cli import reading
from tecdesk.cli import reported
from tecdesk.cli import summing
from tecdesk.cli import writing
from tecdesk.cli.keys import ASKED
from tecdesk.cli.keys import FIGURES
from tecdesk.cli.span import add_breakdowns
from tecdesk.cli.span import add_span
from tecdesk.cli.span import year
from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.domain.registers import REGISTERS
from tecdesk.report.page.formats import AS_MADE
from tecdesk.report.page.formats import FORMATS
from tecdesk.report.sheets.choice_sheet import CHOICES
from tecdesk.report.words.variants import VARIANTS
from tecdesk.report.words.variants import WHOLE

if TYPE_CHECKING:
    import argparse


def _book(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")


def _json(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def _with_photos(sub: argparse.ArgumentParser, text: str) -> None:
    sub.add_argument("--with-photos", action="store_true", help=text)


def _new(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--unit", required=True, metavar="清河镇", help="单位名称")
    sub.add_argument("--villages", type=Path, metavar="F.csv", help="村(社区)名单")
    sub.add_argument(
        "--units",
        type=Path,
        metavar="F.csv",
        help="县里收哪些单位的报：单位名称、统计用区划代码",
    )


def _import(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("file", type=Path, metavar="FILE", help="xlsx、xls、csv")
    sub.add_argument(
        "--register", choices=list(REGISTERS), metavar="KEY", help="哪一类；不写就识别"
    )
    sub.add_argument("--sheet", metavar="NAME", help="只导入这张工作表")
    sub.add_argument("--year", type=year, metavar="Y", help="台账的年度；不写就识别")
    sub.add_argument(
        "--mapping", type=Path, metavar="F.json", help='列名对字段：{"列名": "字段"}'
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不写")
    sub.add_argument(
        "--rejects", type=Path, metavar="OUT.xlsx", help="有问题的行另存，附原因"
    )
    sub.add_argument("--known-villages", action="store_true", help="不新增村(社区)")
    sub.add_argument(
        "--unlock", default="", metavar="REASON", help="年度已上报也写，原因记下来"
    )
    desk.add_to(sub)
    _json(sub)


def _tally(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    add_span(sub)
    add_breakdowns(sub)
    _json(sub)


def _records(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument(
        "key",
        nargs="?",
        choices=ASKED,
        metavar="KEY",
        help="哪一类记录，如 training",
    )
    add_span(sub)
    sub.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="只要这些，如 village=柳树村；可以写几次",
    )
    sub.add_argument(
        "--indicator",
        choices=FIGURES,
        metavar="KEY",
        help="这个指标背后的记录，如 training.people",
    )
    sub.add_argument(
        "--unit", default="", metavar="份|册|张", help="分单位的指标看哪个单位"
    )
    personal.add_full(sub)
    _json(sub)


def _report(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=year, required=True, metavar="Y", help="年度")
    sub.add_argument("--out", type=Path, required=True, metavar="DIR", help="文件夹")
    sub.add_argument("--half", type=int, choices=(1, 2), metavar="1|2", help="只报半年")
    sub.add_argument(
        "--by",
        action="append",
        default=[],
        choices=list(CHOICES),
        metavar="FIELD",
        help="再要一张分类汇总，可以写几次：" + "、".join(CHOICES),
    )
    sub.add_argument(
        "--paper",
        choices=list(FORMATS),
        default=AS_MADE,
        metavar="|".join(FORMATS),
        help="表印在什么纸上；a3 只管横的宽表",
    )


def _blank(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "kind",
        choices=list(BLANKS),
        metavar="KIND",
        help="；".join(f"{key} {blank.name}" for key, blank in BLANKS.items()),
    )
    _book(sub)
    sub.add_argument(
        "--record",
        action="append",
        default=[],
        metavar="CODE|ID",
        help="按这条记录填好，写纸上的编码或记录的 id；可以写几次，不写就是空白的",
    )
    sub.add_argument("--out", type=Path, required=True, metavar="FILE", help="PDF 文件")
    _json(sub)


def _fill(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("form", type=Path, metavar="FORM", help="空表：xlsx、docx")
    sub.add_argument("--year", type=year, required=True, metavar="Y", help="年度")
    sub.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="填好的另存到这里"
    )
    sub.add_argument(
        "--mapping",
        type=Path,
        metavar="F.json",
        help='哪一格填什么，记住下次用：{"汇总!B7": {"indicator": "training.people"}}',
    )
    _json(sub)


def _submit(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=year, required=True, metavar="Y", help="年度")
    sub.add_argument("--to", type=Path, required=True, metavar="DIR", help="U盘")
    sub.add_argument("--half", type=int, choices=(1, 2), metavar="1|2", help="只报半年")
    _with_photos(sub, "佐证照片一起带走")
    sub.add_argument(
        "--with-personal", action="store_true", help="身份证号、电话一起带走"
    )
    passphrase.add_to(sub, "口令写在这个文件的第一行，有口令才打得开上报包")
    desk.add_to(sub)
    _json(sub)


def _reported(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=year, metavar="Y", help="只看这一年")
    sub.add_argument(
        "--revision", type=int, metavar="N", help="第几次；不写就是最后一次"
    )
    sub.add_argument(
        "--out", type=Path, metavar="DIR", help="把当时的文件原样写到这个文件夹"
    )
    sub.add_argument("--changes", action="store_true", help="报后改了哪些记录和数")
    _json(sub)


def _verify(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("package", type=Path, metavar="PACKAGE", help="上报包")
    sub.add_argument(
        "--code", metavar="7K3F-92QD", help="纸上的校验码或扫出来的二维码，对一对"
    )
    passphrase.add_to(sub, "口令在这个文件的第一行；不写就在屏幕上问")
    _json(sub)


def _returned(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("slip", type=Path, metavar="FILE", help="县里写的退回单、采纳单")
    desk.add_to(sub)
    _json(sub)


def _backup(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    _with_photos(sub, "佐证照片一起备份")


def _restore(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("backup", type=Path, metavar="BACKUP", help="备份文件")
    sub.add_argument("--to", type=Path, required=True, metavar="BOOK", help="台账文件")


def _check(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument(
        "--year", type=year, metavar="Y", help="再看这一年的记录有什么问题"
    )
    sub.add_argument(
        "--recover", type=Path, metavar="OUT", help="已损坏：能读的救到这本新台账里"
    )
    _json(sub)


def _summary(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=year, required=True, metavar="Y", help="年度")
    sub.add_argument(
        "--variant",
        choices=list(VARIANTS),
        default=WHOLE.key,
        metavar="|".join(VARIANTS),
        help="全年、上半年或帮扶专题",
    )
    sub.add_argument("--check", action="store_true", help="只列和数据对不上的数")
    _json(sub)


COMMANDS = {
    "new": (_new, writing.new, "新建台账"),
    "import": (_import, writing.import_file, "导入台账文件"),
    "tally": (_tally, reading.tally, "汇总"),
    "records": (_records, evidence.records, "数字背后的记录"),
    "report": (_report, writing.report, "汇总表、台账、工作总结"),
    "summary": (_summary, summing.summary, "工作总结的文字，和数据对不上的数"),
    "blank": (_blank, blanks.blank, "签到表、花名册、收条等空白表"),
    "fill": (_fill, filling.fill, "填县里的表：把数填进别人的表，没填的列出来"),
    "submit": (_submit, writing.submit, "写上报包，读回核对"),
    "reported": (_reported, reported.reported, "报过的：原样再出、报后变动"),
    "verify": (_verify, reading.verify, "核对上报包"),
    **colleagues.COMMANDS,
    "returned": (_returned, reported.returned, "打开县里的退回单、采纳单"),
    **county.COMMANDS,
    **fields.COMMANDS,
    "key": (person_key.add_to, person_key.key, "统一密钥：县里做，乡镇收下"),
    **personal.COMMANDS,
    "backup": (_backup, writing.backup, "备份"),
    "restore": (_restore, writing.restore, "从备份恢复"),
    "upgrade": (_book, desk.upgrade, "把旧版本的台账改成这个版本的格式"),
    "lock": (book_lock.build, book_lock.lock, "给台账设密码、改密码、去掉密码"),
    "check": (_check, checking.check, "检查台账文件，或一年的记录"),
    "changes": (journal.add_changes, journal.changes, "修改记录：谁什么时候改了什么"),
    "past": (journal.add_past, journal.past, "过去的样子：某一天的整本台账，另存来看"),
    "compact": (journal.add_compact, journal.compact, "压缩几年以前的修改记录"),
    "export-columns": (
        columns.add_to,
        columns.export_columns,
        "导出列式文件(Parquet)，市里省里用",
    ),
    "manual": (manual.add_to, manual.manual, "使用说明，存为 PDF"),
}
"""Command to its arguments, its function and its line of help."""
