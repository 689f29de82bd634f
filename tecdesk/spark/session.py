"""Starts Spark, on this machine or wherever a master is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import SparkSession

_ALWAYS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
}

_LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
"""Figures have few groups: the 200 parts of a cluster would be waiting for nothing."""

SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""For data that fit into a hand: planning and compiling would take all the time."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def start(
    master: str, memory: str = "2g", options: Mapping[str, str] = NOTHING
) -> SparkSession:
    """A session; it is the caller's to stop.

    Args:
        master: local[*], or the address of a cluster.
        memory: of the driver, which is all there is of a local master.
        options: further settings of Spark, by name.

    Raises:
        DeskError: PySpark or Java is not installed.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise DeskError(
            "这台电脑上没有装 PySpark。",
            "先运行 pip install 'tecdesk[spark]'，再做一次。",
        ) from error
    builder = SparkSession.builder.master(master).appName("tecdesk")
    builder = builder.config("spark.driver.memory", memory)
    own = _ALWAYS | (_LOCAL if master.startswith("local") else {})
    for key, value in {**own, **options}.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise DeskError(
            "Spark 没有起来，多半是没有装 Java。",
            "先装 Java 17 或更新的版本（Debian：apt install default-jre-headless）。",
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    return session
