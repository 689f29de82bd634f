"""Where labels, editors and problems of a form stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.words import in_year
from tecdesk.ui import icons
from tecdesk.ui.editors.dates import DateEditor
from tecdesk.ui.editors.table import editor
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.form.arrange import OTHERS
from tecdesk.ui.form.arrange import Row
from tecdesk.ui.form.arrange import is_wide
from tecdesk.ui.form.arrange import sections
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.starred import Starred
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.problem import Problem
    from tecdesk.domain.register import Register
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.models.lookup import Lookup

_LONG = 6
"""Characters of a name on one line: by now one is called 其中防止返贫致贫对象."""


class Grid:
    """The laid-out editors of a register.

    Attributes:
        editors: by field key. layout_made: the form. main: keys of the needed fields.
            between: room for lists that stand after them. rest: the other parts.
    """

    def __init__(
        self, register: Register, lookup: Lookup, hidden: frozenset[str]
    ) -> None:
        self.editors: dict[str, Editor] = {}
        self.between = QVBoxLayout()
        self._register = register
        self._lookup = lookup
        self._problems: dict[str, Said] = {}
        self._names: dict[str, QLabel] = {}
        main, self.rest = sections(register, hidden)
        self.main = main.keys
        every = [r for part in (main, *self.rest) for r in part.rows]
        self._label_width = _widest([r[0] for r in every], lookup.year)
        self._second_width = _widest([r[1] for r in every if len(r) > 1], lookup.year)
        self.layout_made = column(self._filled(main.rows), gap=0.6)
        self.layout_made.addLayout(self.between)
        for part in self.rest:
            name = f"{OTHERS}可不填" if part.name == OTHERS else part.name
            self.layout_made.addWidget(rule())
            self.layout_made.addWidget(label(name, "note", tone="hint"))
            self.layout_made.addLayout(self._filled(part.rows))

    def show_problems(
        self, problems: Sequence[Problem], sticky: Collection[str]
    ) -> None:
        """Mark the fields that have one; the sentence stands under the field."""
        first: dict[str, Problem] = {}
        for problem in problems:
            first.setdefault(problem.field, problem)
        said = set()
        for key, editor_ in self.editors.items():
            found = first.get(key)
            state = "sticky" if key in sticky else ""
            if found:
                state = "red" if found.blocks else "amber"
            editor_.set_state(state, found.text if found else "")
            place = self._problems[key]
            if place in said:
                continue
            place.say(found)
            if found:
                said.add(place)

    def hide_fields(self, keys: frozenset[str]) -> None:
        """Take fields out of sight whose values come from elsewhere."""
        for key in keys & self.editors.keys():
            self.editors[key].hide()
            self._names[key].hide()

    def forget(self, key: str, sticky: Collection[str]) -> None:
        """Take the problem of a field away while it is being mended."""
        self.editors[key].set_state("sticky" if key in sticky else "")
        self._problems[key].say(None)

    def _filled(self, placed: list[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(lines(0.4))
        grid.setVerticalSpacing(lines(0.3))
        grid.setColumnMinimumWidth(0, self._label_width)
        if self._second_width:
            grid.setColumnMinimumWidth(2, self._second_width)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for at, fields in enumerate(placed):
            self._place(grid, at * 2, fields)
        return grid

    def _place(self, grid: QGridLayout, at: int, fields: Row) -> None:
        said = Said()
        for side, field in enumerate(fields):
            made = editor(field, self._lookup, self._register.key)
            if isinstance(made, DateEditor) and is_wide(self._register, field):
                made.spacious()
            self.editors[field.key] = made
            self._problems[field.key] = said
            name = _name(field, self._lookup.year)
            name.setBuddy(made.box)
            self._names[field.key] = name
            grid.addWidget(name, at, side * 2)
            wide = len(fields) == 1 and is_wide(self._register, field)
            grid.addWidget(made, at, side * 2 + 1, 1, 3 if wide else 1)
        grid.addWidget(said, at + 1, 1, 1, 3)


class Said(QWidget):
    """The place of a sentence under a field; no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = QLabel()
        self._mark.setFixedSize(16, 18)
        self._text = label("", "note", wrap=True)
        inside: QHBoxLayout = row(self._mark, self._text, gap=0.3)
        inside.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.hide()

    def say(self, problem: Problem | None) -> None:
        if problem is None:
            self.hide()
            return
        colour = "red" if problem.blocks else "amber"
        name = "circle-x" if problem.blocks else "triangle-alert"
        icons.put(self._mark, name, colour)
        tone(self._text, "tone", colour)
        self._text.setText(problem.text)
        self.show()


def _name(field: Field, year: int) -> QLabel:
    words = _words(field, year)
    made = Starred(words) if field.required else label(words, tone="hint")
    made.setToolTip(in_year(field.label, year))
    return made


def _words(field: Field, year: int) -> str:
    """The name of a field; one that would push the boxes aside takes two lines."""
    text = field.label if len(field.label) <= 5 else field.heading
    words = in_year(text, year)
    return words if len(words) <= _LONG else f"{words[:_LONG]}\n{words[_LONG:]}"


def _widest(fields: Sequence[Field], year: int) -> int:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(sized("body"))
    star = metrics.horizontalAdvance(" *")
    widths = [
        metrics.horizontalAdvance(part) + star * f.required
        for f in fields
        for part in _words(f, year).splitlines()
    ]
    return max(widths, default=0)
