"""manual: the pages that F1 shows, as one PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.report.manual.topics import TOPICS

if TYPE_CHECKING:
    import argparse
    from typing import BinaryIO

_NAMED = {topic.name: topic for topic in TOPICS}


def add_to(sub: argparse.ArgumentParser) -> None:
    """Say what may stand after `manual`."""
    sub.add_argument("--out", type=Path, required=True, metavar="FILE", help="PDF 文件")
    sub.add_argument(
        "--topic",
        action="append",
        default=[],
        choices=list(_NAMED),
        metavar="NAME",
        help="只要这一页，可以写几次：" + "、".join(_NAMED),
    )


def manual(called: argparse.Namespace) -> None:
    """Write the manual, or some pages of it."""
    from tecdesk.report.manual.pdf import write_manual
    from tecdesk.safe_file import write_atomically

    topics = [_NAMED[name] for name in called.topic] or TOPICS
    lacking = ""

    def write(file: BinaryIO) -> None:
        nonlocal lacking
        lacking = write_manual(file, topics)

    write_atomically(called.out, write)
    if lacking:
        say_aside(lacking)
    say(str(called.out))
