"""Papers that identify a person: photos of them are not kept.

A book travels on sticks and to the county; a number in a field can be masked, one in a
picture cannot. So a photo that is called, captioned or tagged as such is refused.
"""

from __future__ import annotations

import re
import unicodedata

from tecdesk.domain.identity import is_valid_id

_PAPERS = re.compile(
    r"身[份分][证証證]|户口[本簿页]|户籍[卡页]|居住证"
    r"|(?<![a-z])id[ _-]?card|identity[ _-]?card"
    r"|(?<![a-z])sfz(?:zm|fm|zfm)?(?![a-z])"
)
_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d[01]\d[0-3]\d{4}[\dX](?!\d)", re.I)


def paper_named(text: str) -> str:
    """The word in a text that speaks of such a paper, as written; empty for none."""
    found = _PAPERS.search(_plain(text))
    return found[0] if found else ""


def number_named(text: str) -> bool:
    """True when somebody's ID number stands in a text."""
    numbers = _NUMBER.findall(_plain(text))
    return any(is_valid_id(number.upper()) for number in numbers)


def refusal(where: str, text: str) -> str:
    """Why a photo is not kept because of a text; empty when it may be.

    Args:
        where: what the text is: 文件名, 照片说明, 照片里的标签.
        text: the text.
    """
    if word := paper_named(text):
        why = f"{where}里有“{word}”"
    elif number_named(text):
        why = f"{where}里有身份证号码"
    else:
        return ""
    return f"身份证照片不存：{why}。证件看原件，不留照片；不是证件的，改个名字再加。"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
