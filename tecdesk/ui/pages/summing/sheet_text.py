"""Between a summary and the text document it is edited in: drawn, and read back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextFormat

from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import Table
from tecdesk.report.letter.document import ending_lines
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.kept import anchor
from tecdesk.report.words.kept import is_own
from tecdesk.report.words.kept import own_place
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtGui import QTextDocument
    from PySide6.QtGui import QTextFragment

    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Piece
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft

_FIRST = QTextFormat.Property.UserProperty.value
PLACE = _FIRST + 1
"""Of a block: the place of its paragraph; headings and tables have none."""
TAG = _FIRST + 2
SHOWN = _FIRST + 3
"""Of characters: the tag of a bound number, and how it reads."""
MARK = _FIRST + 4
"""Of characters: a paragraph's number, which is given out anew each time."""
_PITCH = 130
"""Line height of paragraphs, percent."""
_INDENT = 1.6
_ABOVE = {"section": 0.9, "body": 0.5}
"""Space over headings, in lines."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


def draw(draft: Draft, document: QTextDocument) -> None:
    """Put a summary into a document in place of what was there."""
    document.setUndoRedoEnabled(False)
    document.clear()
    at = QTextCursor(document)
    for line in draft.title:
        _fixed(at, plain(line), "title", _CENTRE)
    for place, block in draft.placed():
        _block(at, place, block)
    for words in ending_lines(draft.ending):
        _fixed(at, words, "body", _RIGHT)
    document.setUndoRedoEnabled(True)


def read(document: QTextDocument) -> dict[str, Text]:
    """Every paragraph by place; new ones get places of their own."""
    found: dict[str, Text] = {}
    added: Counter[str] = Counter()
    for block in _blocks(document):
        place = place_of(block)
        text = text_of(block) if place else ()
        if not plain(text).strip():
            continue
        first = anchor(place)
        if is_own(place) or first in found:
            added[first] += 1
            found[own_place(first, added[first])] = text
        else:
            found[first] = text
    return found


def text_of(block: QTextBlock) -> Text:
    """A paragraph with its bound numbers; one typed over is bound no more."""
    pieces: list[Piece] = []
    for part in _fragments(block):
        form = part.charFormat()
        if not form.hasProperty(MARK):
            pieces.extend(_pieces(part.text(), form))
    return tidy(tuple(_unbound(tidy(tuple(pieces)))))


def fixed(document: QTextDocument) -> tuple[str, ...]:
    """What stands by itself: title, headings, tables, end."""
    return tuple(each.text() for each in _blocks(document) if not place_of(each))


def place_of(block: QTextBlock) -> str:
    """The place of a paragraph; empty for what stands by itself."""
    return str(block.blockFormat().property(PLACE) or "")


def mark_length(block: QTextBlock) -> int:
    """How many characters its number takes."""
    marks = (p for p in _fragments(block) if p.charFormat().hasProperty(MARK))
    return sum(part.length() for part in marks)


def block_at(document: QTextDocument, place: str) -> QTextBlock | None:
    """The first paragraph of a place."""
    found = (block for block in _blocks(document) if place_of(block) == place)
    return next(found, None)


def number_format(slot: Slot) -> QTextCharFormat:
    """How a bound number looks."""
    made = words_format()
    made.setForeground(QBrush(color("accent")))
    made.setFontUnderline(True)
    made.setProperty(TAG, slot.tag)
    made.setProperty(SHOWN, slot.text)
    return made


def words_format() -> QTextCharFormat:
    """How typed words look."""
    made = QTextCharFormat()
    made.setFont(sized("section"))
    made.setForeground(QBrush(color("text")))
    return made


def _block(at: QTextCursor, place: str, block: Block) -> None:
    if isinstance(block, Table):
        _table(at, block)
    elif isinstance(block, Heading):
        size = "section" if block.level == 1 else "body"
        _fixed(at, block.mark + plain(block.text), size)
    else:
        _next(at, _paragraph_format(place))
        if block.mark:
            at.insertText(block.mark, _mark_format())
        insert(at, block.text)


def insert(at: QTextCursor, text: Text) -> None:
    """Put a text at the cursor, its numbers bound."""
    for piece in text:
        if isinstance(piece, Slot):
            at.insertText(piece.text, number_format(piece))
        else:
            at.insertText(piece, words_format())


def _table(at: QTextCursor, table: Table) -> None:
    """Its rows as lines: the table itself is looked at in the preview."""
    _fixed(at, plain(table.title), "note", _CENTRE)
    for row in table.rows:
        cells = [plain(cell) for cell in row]
        heads = [column.heading.replace("　", "") for column in table.columns]
        named = [
            f"{head} {cell}" for head, cell in zip(heads[2:], cells[2:], strict=True)
        ]
        words = f"{cells[0]}（{cells[1]}）：{'，'.join(named)}"
        _fixed(at, words, "note", _CENTRE)


def _fixed(
    at: QTextCursor,
    words: str,
    size: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    form = QTextBlockFormat()
    form.setAlignment(align)
    form.setTopMargin(lines(_ABOVE.get(size, 0.0)))
    if size in {"section", "body"} and align == Qt.AlignmentFlag.AlignLeft:
        form.setTextIndent(lines(_INDENT))
    _next(at, form)
    face = QTextCharFormat()
    bold = size != "note" and align != _RIGHT
    face.setFont(sized(size, bold=bold))
    face.setForeground(QBrush(color("text" if bold else "text2")))
    at.insertText(words, face)


def _paragraph_format(place: str) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTextIndent(lines(_INDENT))
    made.setTopMargin(lines(0.3))
    heights = QTextBlockFormat.LineHeightTypes
    made.setLineHeight(_PITCH, heights.ProportionalHeight.value)
    made.setProperty(PLACE, place)
    return made


def _mark_format() -> QTextCharFormat:
    made = words_format()
    made.setForeground(QBrush(color("text3")))
    made.setProperty(MARK, True)  # noqa: FBT003 - Qt's own
    return made


def _next(at: QTextCursor, form: QTextBlockFormat) -> None:
    if at.position():
        at.insertBlock(form)
    else:
        at.setBlockFormat(form)


def _pieces(words: str, form: QTextCharFormat) -> Iterator[Piece]:
    """A bound number, and what was typed up against it in its dress."""
    shown = str(form.property(SHOWN) or "")
    if not shown or shown not in words:
        yield words
        return
    before, _, after = words.partition(shown)
    yield from (before, Slot(shown, str(form.property(TAG))), after)


def _unbound(pieces: Text) -> Iterator[Piece]:
    """Another digit beside a bound number makes it another number."""
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else ""
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        beside = (_words(before)[-1:], _words(after)[:1])
        if isinstance(piece, Slot) and any(each.isdecimal() for each in beside):
            yield piece.text
        else:
            yield piece


def _words(piece: Piece) -> str:
    return piece if isinstance(piece, str) else ""


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    step = block.begin()
    while not step.atEnd():
        yield step.fragment()
        step += 1
