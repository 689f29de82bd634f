"""佐证: photos and scans that prove a record; their bytes lie beside the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.identity_papers import refusal
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Values


def no_identity_paper(values: Values) -> Iterator[Problem]:
    """A photo called an ID card or captioned as one is not kept."""
    for key, label in (("name", "文件名"), ("caption", "照片说明")):
        text = str(values.get(key) or "")
        if why := refusal(label, text):
            yield Problem(key, why, Severity.ERROR, text)


ATTACHMENT = Register(
    key="attachment",
    label="佐证",
    own=(
        Field("name", "文件名", required=True, listed=True),
        Field("caption", "照片说明", listed=True),
        Field("taken_on", "拍摄日期", Kind.DATE, listed=True),
        Field("register", "所属台账", required=True, inner=True),
        Field("record", "所属记录", required=True, inner=True),
        Field("digest", "内容校验", required=True, inner=True),
        Field("form", "格式", required=True, inner=True),
        Field("pages", "页数", Kind.COUNT, unit="页", default=1, inner=True),
        Field("size", "字节数", Kind.COUNT, inner=True),
        Field("position", "顺序", Kind.COUNT, inner=True),
    ),
    named_by="name",
    word="张",
    rules=(no_identity_paper,),
)
"""One photo or scan of one record of any register.

`register` and `record` say whose it is; `digest` is the SHA-256 of the stored bytes,
in hexadecimal, under which the companion file has them; `form` is jpg, png or pdf.
"""

LINK = "record"
"""Field with the id of the record that a photo proves, whatever its register."""

_ALONE = frozenset(
    {
        *("attachment", "explanation", "shown_share", "passage"),
        *("word", "village_name", "own_field", "own_indicator"),
    }
)


def takes_photos(register: Register) -> bool:
    """True for registers whose records can have photos."""
    return register.key not in _ALONE
