"""说明: what a person says about something that a check found."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

EXPLANATION = Register(
    key="explanation",
    label="体检说明",
    own=(
        Field("year", "年度", Kind.YEAR, required=True, listed=True),
        Field("check", "检查项", required=True),
        Field("subject", "所属记录或指标"),
        Field("about", "查到的", Kind.NOTE, listed=True),
        Field("basis", "依据的数"),
        Field("text", "说明的话", Kind.NOTE, required=True, listed=True),
    ),
    named_by="text",
    word="条",
)
"""One explanation of one finding of one year.

`check` is the key of the declared check; `subject` says what it is about: the ids
of records in order, joined by blanks, or a figure, or nothing for a whole year;
`about` is the sentence as it read then, and `basis` a digest of the numbers behind
it: when they change, the explanation was written for other numbers.
"""
