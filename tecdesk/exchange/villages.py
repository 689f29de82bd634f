"""What reads like the name of one village, and what certainly is none."""

from __future__ import annotations

import re

_VILLAGE = re.compile(r"[一-鿿㐀-䶿\U00020000-\U0003ffff]{1,8}(村|社区|村委会|居委会)")
_NO_VILLAGE = re.compile(
    r"(各|全|本|外|每|农|多个|所有|部分|其他)(村|社区)|(全|本|各)?(镇|乡|街道|县|区)"
    r"|(镇|乡|街道|县)(政府|机关|本级|直)|其他"
)
_SEVERAL = re.compile(r"[、,，;；/]|\s和\s")


def looks_like_village(text: str) -> bool:
    """True for a text that reads like the name of one village."""
    return bool(_VILLAGE.fullmatch(text)) and not is_no_village(text)


def is_no_village(text: str) -> bool:
    """True for 全镇, 各村 and the like."""
    return bool(_NO_VILLAGE.fullmatch(text))


def names_several(text: str) -> bool:
    """True for a list of villages in one cell."""
    return bool(_SEVERAL.search(text))
