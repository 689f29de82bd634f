"""Blocks as files: whole or not at all, with a sentence when the system refuses."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.report.page.pdf import write_pdf
from tecdesk.report.page.workbook import write_workbook
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block

Target = Path | BinaryIO


def pdf(blocks: Sequence[Block], target: Target) -> list[str]:
    """Prints blocks into a file or a stream.

    Returns:
        Sentences about characters that no font has; empty when all is well.

    Raises:
        DeskError: open elsewhere, no room, no such folder; the old file stays.
    """
    warnings: list[str] = []
    _write(target, lambda stream: warnings.extend(write_pdf(blocks, stream)))
    return warnings


def xlsx(blocks: Sequence[Block], target: Target) -> None:
    """Writes blocks as a workbook into a file or a stream.

    Raises:
        DeskError: open in Excel, no room, no such folder; the old file stays.
    """
    _write(target, lambda stream: write_workbook(blocks, stream))


def pdf_bytes(blocks: Sequence[Block]) -> bytes:
    """The PDF in memory."""
    stream = BytesIO()
    pdf(blocks, stream)
    return stream.getvalue()


def xlsx_bytes(blocks: Sequence[Block]) -> bytes:
    """The workbook in memory."""
    stream = BytesIO()
    xlsx(blocks, stream)
    return stream.getvalue()


def _write(target: Target, write: Callable[[BinaryIO], object]) -> None:
    if not isinstance(target, Path):
        write(target)
        return
    # In memory first: a fault of ours leaves no half file, and libraries that
    # seek do not meet a slow stick.
    stream = BytesIO()
    write(stream)
    write_atomically(target, lambda file: file.write(stream.getvalue()))
