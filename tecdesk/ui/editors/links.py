"""Editors that point to something with a name: a record, an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.reading import Reading
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import same_village
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.offers import OfferLine

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.ui.models.lookup import Lookup


class RefEditor(LineEditor):
    """A record of another register, by its name.

    Attributes:
        new_name: a name nobody has yet that may be added; empty otherwise.
    """

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        self._known: dict[str, str] | None = None
        self._shown: tuple[str, Value] = ("", None)
        super().__init__(field, lookup, OfferLine(self._words, strict=True))

    @property
    def new_name(self) -> str:
        """What to add to the other register when the record is saved."""
        text = self.text.strip()
        if self.field.addable and text and self._id(text) is None:
            return text
        return ""

    def show_value(self, value: Value, mark: str = "") -> None:
        self._known = None
        name = self.lookup.name(self.field.to, str(value)) if value else ""
        self._shown = (name, value)
        self.write(name)

    def reading(self) -> Reading:
        text = self.text.strip()
        if not text:
            return Reading()
        found = self._id(text)
        if found is not None or self.field.addable:
            return Reading(found)
        other = REGISTERS[self.field.to].label
        sentence = f"“{text}”不在{other}里，请从列表里选。"
        return Reading(problem=Problem(self.field.key, sentence, Severity.ERROR, text))

    def _id(self, text: str) -> Value:
        if text == self._shown[0]:
            return self._shown[1]
        wanted = fold(text)
        for record, name in self._choices().items():
            if fold(name) == wanted:
                return record
        if self.field.to == "village":
            return self._one_village(text)
        return None

    def _one_village(self, text: str) -> str | None:
        choices = self._choices().items()
        found = [record for record, name in choices if same_village(name, text)]
        return found[0] if len(found) == 1 else None

    def _choices(self) -> dict[str, str]:
        if self._known is None:
            self._known = self.lookup.choices_of(self.field.to)
        return self._known

    def _words(self) -> list[str]:
        self._known = None
        return list(self._choices().values())


class IndicatorEditor(LineEditor):
    """An indicator, by its label."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        super().__init__(field, lookup, OfferLine(_labels, strict=True))

    def reading(self) -> Reading:
        reading = super().reading()
        if reading.value is None or reading.value in INDICATORS:
            return reading
        sentence = f"没有叫“{self.text}”的指标，请从列表里选。"
        return Reading(
            problem=Problem(self.field.key, sentence, Severity.ERROR, self.text)
        )


def _labels() -> list[str]:
    return [indicator.label for indicator in INDICATORS.values()]
