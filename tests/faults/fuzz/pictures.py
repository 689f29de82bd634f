"""Photos and scans of others: every format that is read, shaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.exchange.photos.reading import pictures
from tecdesk.pdf_pages import PDFIUM
from tests.faults.fuzz.shaking import shaken
from tests.faults.fuzz.shaking import sums_mended
from tests.pictures import field
from tests.pictures import saved
from tests.pictures import sheet
from tests.pictures import tags

if TYPE_CHECKING:
    import random
    from pathlib import Path

_PNG = b"\x89PNG"
_SIZES = (0, 1, 99, 5000, 65_535, 100_000, 2**31 - 1, 2**32 - 1)


class Pictures:
    """Takes in photos."""

    def __init__(self, _folder: Path) -> None:
        small, page = field(240, 160), sheet(200, 280)
        told = tags(title="茶园", keywords="培训")
        self.samples = [
            saved(small, exif=told),
            saved(small, progressive=True),
            saved(field(60, 40).convert("CMYK")),
            saved(small, "PNG"),
            saved(small.quantize(16), "PNG", exif=told),
            saved(page.convert("1"), "TIFF", compression="group4"),
            saved(page, "TIFF", save_all=True, append_images=[page]),
            saved(field(60, 40), "BMP"),
            saved(small.quantize(16), "GIF"),
            saved(small, "WEBP"),
            saved(page, "PDF"),
        ]
        assert PDFIUM
        for data in self.samples:
            pictures("样张", data)

    def made(self, dice: random.Random) -> bytes:
        data = dice.choice(self.samples)
        if dice.random() < 0.3:  # where sizes and tags stand
            at = dice.randrange(min(400, len(data)))
            order = dice.choice(("little", "big"))
            size = dice.choice(_SIZES).to_bytes(4, order)  # type: ignore[arg-type]
            data = data[:at] + size[: dice.choice((2, 4))] + data[at + 4 :]
        else:
            data = shaken(data, dice, self.samples)
        return sums_mended(data) if data.startswith(_PNG) else data

    def taken(self, data: bytes) -> object:
        return pictures("照片.jpg", data)
