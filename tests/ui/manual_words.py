"""The words that the program shows, as the manual may quote them."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import tecdesk

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = ("ui", "domain", "desk", "report/sheets", "report/page", "tally")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_GAP = "[^，。]{1,12}"


@cache
def shown() -> tuple[frozenset[str], re.Pattern[str]]:
    """Whole texts, and a pattern of those with a number or a name put in."""
    whole: set[str] = set()
    patterns: set[str] = set()
    root = Path(tecdesk.__file__).parent
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            for node in _texts(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant):
                    whole.add(_named(str(node.value)))
                elif _says_something(node):
                    patterns.add(_pattern(node))
    return frozenset(whole - {""}), re.compile("|".join(sorted(patterns)))


def is_shown(word: str) -> bool:
    """True when the program says exactly this somewhere."""
    whole, patterns = shown()
    return word in whole or bool(patterns.fullmatch(word))


def _named(text: str) -> str:
    """A text without the key that stands after it on a button."""
    return re.sub(r"  (Esc|Ctrl\+\w)$| ▾$", "", text)


def _texts(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts in the code: not what describes it, and parts only with the whole."""
    nodes = list(ast.walk(tree))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    made = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    told.update(id(part) for node in made for part in node.values)
    yield from made
    for node in nodes:
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told:
            assert isinstance(node, ast.Constant)
            yield node


def _says_something(node: ast.JoinedStr) -> bool:
    """True for a text that begins with a word, and is more than what is put in."""
    said = [str(p.value) for p in node.values if isinstance(p, ast.Constant)]
    begins = isinstance(node.values[0], ast.Constant)
    return begins and len(_CHINESE.findall("".join(said))) > 1


def _pattern(node: ast.JoinedStr) -> str:
    parts = (
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else _GAP
        for part in node.values
    )
    return "".join(parts)
