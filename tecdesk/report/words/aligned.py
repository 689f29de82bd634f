"""Which paragraph of a summary each paragraph of an edited file stands for."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import ending_lines
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.kept import anchor
from tecdesk.report.words.kept import is_own
from tecdesk.report.words.kept import own_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft

_ALIKE = 0.4
"""Below this two paragraphs are not the same one."""
_MARK = re.compile(r"^\s*(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}是)")


def aligned(draft: Draft, paragraphs: Sequence[Text]) -> dict[str, Text]:
    """The paragraphs of an edited file by place; empty when it is another text.

    Paragraphs that are new stand after the one before them. A number that no longer
    reads as in the summary is bound no more.

    Args:
        draft: the summary as it would be printed now.
        paragraphs: of the file, in order.
    """
    ours = _ours(draft)
    pairs = _pairs([words for _, words in ours], [plain(each) for each in paragraphs])
    if sum(bool(ours[at][0]) for at in pairs.values()) < 2:
        return {}
    return _placed(ours, pairs, paragraphs, _numbers(draft))


def _ours(draft: Draft) -> list[tuple[str, str]]:
    """Place and words of everything printed; what has no place stands by itself."""
    found = [("", plain(line)) for line in draft.title]
    for place, block in draft.placed():
        if isinstance(block, Paragraph | Heading):
            found.append((place, block.mark + plain(block.text)))
        else:
            found.append(("", plain(block.title)))
    return [*found, *(("", words) for words in ending_lines(draft.ending))]


def _numbers(draft: Draft) -> set[tuple[str, str]]:
    texts = draft.document().texts()
    return {(p.tag, p.text) for text in texts for p in text if isinstance(p, Slot)}


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Theirs to ours, in the same order, as alike as possible."""
    best = [[0.0] * (len(ours) + 1) for _ in range(len(theirs) + 1)]
    alike = [[_alike(b, a) for a in ours] for b in theirs]
    for i, row in enumerate(alike, 1):
        for j, score in enumerate(row, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + score)
    found: dict[int, int] = {}
    i, j = len(theirs), len(ours)
    while i and j:
        score = alike[i - 1][j - 1]
        if score and best[i][j] == best[i - 1][j - 1] + score:
            i, j = i - 1, j - 1
            found[i] = j
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _placed(
    ours: Sequence[tuple[str, str]],
    pairs: dict[int, int],
    paragraphs: Sequence[Text],
    numbers: set[tuple[str, str]],
) -> dict[str, Text]:
    found: dict[str, Text] = {}
    added: Counter[str] = Counter()
    here = ""
    last = max(at for at, to in pairs.items() if ours[to][0])
    for at, text in enumerate(paragraphs):
        place = ours[pairs[at]][0] if at in pairs else here
        if not place or (at in pairs and not ours[pairs[at]][0]) or at > last + 1:
            continue
        here = place
        bound = _bound(text, numbers)
        first = anchor(place)
        if at not in pairs or is_own(place):
            added[first] += 1
            found[own_place(first, added[first])] = bound
        else:
            found[place] = bound
    return found


def _bound(text: Text, numbers: set[tuple[str, str]]) -> Text:
    """Without its list mark; a number that reads otherwise now is only words."""
    pieces = tidy(
        tuple(
            piece
            if isinstance(piece, str) or (piece.tag, piece.text) in numbers
            else piece.text
            for piece in text
        )
    )
    if pieces and isinstance(pieces[0], str):
        return tidy((_MARK.sub("", pieces[0]), *pieces[1:]))
    return pieces
