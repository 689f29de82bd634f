"""Takes the pictures of the manual from the real window, each named after its scene.

python -m tests.ui.scenes.manual [NAME ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.reading import read
from tecdesk.report.manual.topics import TOPICS
from tecdesk.report.manual.topics import picture_file
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COLOURS = 48
"""The window has few; more only serve the edges of its letters."""


def named() -> list[str]:
    """The pictures that the pages ask for, each once."""
    blocks = (block for topic in TOPICS for block in read(topic.text))
    found = (block.scene for block in blocks if isinstance(block, Picture))
    return list(dict.fromkeys(found))


def main() -> None:
    """Take the pictures asked for, or all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # What is made new is proposed to lie here: its path stands in a picture.
    home = Path(tempfile.gettempdir()) / "农技台账"
    os.environ["TECDESK_HOME"] = str(home)
    from tests.ui.scenes import shots

    for name, picture in shots.pictures(sys.argv[1:] or named()):
        _keep(name, _reduced(picture))
    # As in shots: nobody knows an order in which a dozen windows go down.
    os._exit(0)


def _keep(name: str, data: bytes) -> None:
    write_atomically(picture_file(name), lambda file: file.write(data))


def _reduced(window: QWidget) -> bytes:
    """What a window shows as a PNG of few colours."""
    from PIL import Image
    from PySide6.QtCore import QBuffer

    grabbed = QBuffer()
    window.grab().save(grabbed, "PNG")
    with Image.open(BytesIO(bytes(grabbed.data().data()))) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    target = BytesIO()
    few.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    main()
