"""用词: the words that a book adds to the lists it was shipped with, or changes."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

WORD = Register(
    key="word",
    label="用词",
    own=(
        Field("list", "词表", required=True, listed=True),
        Field("text", "用词", required=True, listed=True),
        Field("since", "启用年", Kind.YEAR, listed=True),
        Field("until", "停用年", Kind.YEAR, listed=True),
        Field("position", "顺序", Kind.COUNT),
        Field("replaced_by", "改用", listed=True),
        Field("former", "原用词"),
        Field("hidden", "不列出", Kind.COUNT),
    ),
    named_by="text",
)
"""One stretch of years of a word; see `domain.vocabulary.Life`."""
