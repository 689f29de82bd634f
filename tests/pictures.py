"""Pictures for tests, drawn here: fields and sheets, no people."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from PIL import ImageDraw

GREEN, SKY = (60, 130, 60), (150, 190, 230)
TAKEN = "2025:03:05 14:06:00"


def field(width: int = 800, height: int = 600, tint: int = 0) -> Image.Image:
    """Sky above, a field below, furrows in it; `tint` makes another photo of it."""
    made = Image.new("RGB", (width, height), SKY)
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, height // 2, width, height), fill=GREEN)
    for x in range(0, width, 40):
        line = (x + tint, height // 2, x // 2 + tint, height)
        draw.line(line, fill=(40, 90 + tint % 100, 40), width=6)
    return made


def sheet(width: int = 2480, height: int = 3508, mode: str = "L") -> Image.Image:
    """A ruled sheet as a scanner sees it."""
    made = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(made)
    for y in range(100, height, 100):
        draw.line((100, y, width - 100, y), fill=0, width=3)
    return made.convert(mode)


def tags(orientation: int = 1, taken: str = TAKEN, **words: str) -> Image.Exif:
    """EXIF as a phone writes it: which way up, when and where."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "一部手机"
    made.get_ifd(0x8769)[36867] = taken
    place = made.get_ifd(0x8825)
    place[1], place[2] = "N", (26.0, 35.0, 12.0)
    place[3], place[4] = "E", (106.0, 42.0, 30.0)
    for key, text in words.items():
        made[{"title": 0x9C9B, "keywords": 0x9C9E}[key]] = text.encode("utf-16-le")
    return made


def saved(image: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    """The picture as a file."""
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture of a file."""
    return Image.open(io.BytesIO(data))


def pdf(pages: int = 1, **titles: str) -> bytes:
    """A scan as PDF."""
    first, *rest = [sheet(620, 877)] * pages
    return saved(first, "PDF", save_all=True, append_images=rest, **titles)
