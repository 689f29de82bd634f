"""Exported books that answer as one book: the records by Spark, the rest by heads."""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.columns.layout import EXPORTED
from tecdesk.exchange.columns.layout import FORMAT
from tecdesk.exchange.columns.layout import HEAD
from tecdesk.exchange.columns.layout import MANIFEST
from tecdesk.exchange.columns.layout import YEAR
from tecdesk.exchange.columns.layout import columns_of
from tecdesk.spark.dialect import SPARK
from tecdesk.spark.session import NOTHING
from tecdesk.store.book import Book
from tecdesk.store.head import gather

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from pyspark.sql import SparkSession

    from tecdesk.domain.field import Value


class Lake(Book):
    """A head whose figures Spark adds up; to be read only.

    Attributes:
        session: what answers `ask`.
    """

    dialect = SPARK
    session: SparkSession

    @classmethod
    def of(
        cls, session: SparkSession, folders: Sequence[Path], work: Path, unit: str = ""
    ) -> Lake:
        """Open one export, or several as one unit above them.

        Args:
            session: the session; the registers become views in it.
            folders: what `export-columns` wrote.
            work: an empty folder for the gathered head.
            unit: name of the unit above; for several.

        Raises:
            DeskError: a folder is no export or of a newer program, or the books
                cannot be added.
        """
        for folder in folders:
            check(folder)
        head = folders[0] / HEAD
        if len(folders) > 1:
            head = work / HEAD
            gather([folder / HEAD for folder in folders], head, unit)
        made = cls.open(head, writing=False)
        made.session = session
        for register in EXPORTED:
            _view(session, register, folders)
        return made

    def ask(self, sql: str, values: Mapping[str, Value] = NOTHING) -> list[Any]:
        """What Spark selects."""
        found = self.session.sql(sql, args=dict(values)).collect()
        return [tuple(row) for row in found]


def check(folder: Path) -> dict[str, Any]:
    """What an export says of itself.

    Raises:
        DeskError: it is none, or of a newer program.
    """
    path = folder / MANIFEST
    if folder.is_dir() and not path.exists():
        raise DeskError(
            f"{folder} 里不是导出的列式文件，或没有导完。", "重新导出一次。"
        )
    with os_errors(path, "读取"):
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if told["format"] > FORMAT:
        raise DeskError(f"{folder} 由更新版本的程序导出。", "先升级农技台账。")
    return told


def _view(session: SparkSession, register: str, folders: Sequence[Path]) -> None:
    """A register of all exports under its own name, empty where none has any."""
    kinds = columns_of(register) | {YEAR: False}
    types = {name: "BIGINT" if number else "STRING" for name, number in kinds.items()}
    schema = ", ".join(f"`{name}` {kind}" for name, kind in types.items())
    parts = [
        session.read.schema(schema).parquet(str(folder / register))
        for folder in folders
        if (folder / register).is_dir()
    ]
    nothing = ", ".join(f"CAST(NULL AS {t}) AS `{n}`" for n, t in types.items())
    parts = parts or [session.sql(f"SELECT {nothing} WHERE false")]
    whole = reduce(lambda one, other: one.unionByName(other), parts)
    whole.createOrReplaceTempView(register)
