"""总结文字: what a person wrote into a summary in place of what was generated."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

PASSAGE = Register(
    key="passage",
    label="总结文字",
    own=(
        Field("year", "年度", Kind.YEAR, required=True, listed=True),
        Field("variant", "哪一种", required=True),
        Field("place", "哪一段", required=True, listed=True),
        Field("text", "写的话", Kind.NOTE, listed=True),
        Field("bound", "随记录变的数"),
        Field("basis", "当时的说法", Kind.NOTE),
        Field("accepted", "留着的数"),
    ),
    named_by="text",
    word="段",
)
"""One paragraph of one summary that a person changed, added or took out.

`variant` is the key of the kind of summary and `place` names the paragraph in it;
a blank `text` is a paragraph taken out. `bound` says which parts of the text are
numbers from the records, as JSON: start, length and tag of each. `basis` is how the
generated paragraph read when it was changed, its numbers left out; `accepted` holds
numbers a person wants to keep although the records say otherwise, as JSON.
"""
