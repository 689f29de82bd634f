"""Editors that point to something with a name: a record, an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.completion import Completer
from tecdesk.desk.completion import Offer
from tecdesk.domain.characters import narrow
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.reading import Reading
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.domain.village_names import same_village
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.editors.offers import matching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.ui.models.lookup import Lookup


class RefEditor(LineEditor):
    """A record of another register, by its name.

    Attributes:
        new_name: a name nobody has yet that may be added; empty otherwise.
        own: id of the record in whose form it stands, which is not offered.
    """

    def __init__(self, field: Field, lookup: Lookup, register: str = "") -> None:
        self._register = register
        self.own = ""
        self._shown: tuple[str, Value] = ("", None)
        line = OfferLine(self._find, strict=True, addable=field.addable)
        super().__init__(field, lookup, line)
        line.picked.connect(self._on_picked)

    @property
    def new_name(self) -> str:
        """What to add to the other register when the record is saved."""
        text = self.text.strip()
        if self.field.addable and text and self._id(text) is None:
            return text
        return ""

    def show_value(self, value: Value, mark: str = "") -> None:
        name = self.lookup.name(self.field.to, str(value)) if value else ""
        self._shown = (name, value)
        self.write(name)

    def reading(self) -> Reading:
        text = self.text.strip()
        if not text:
            return Reading()
        found = self._id(text)
        if found is not None:
            return Reading(found)
        other = REGISTERS[self.field.to].label
        if self.field.addable:
            sentence = f"“{text}”是新的，保存时一起加到{other}里。"
            return Reading(problem=Problem(self.field.key, sentence, value=text))
        sentence = f"“{text}”不在{other}里，请从列表里选。"
        return Reading(problem=Problem(self.field.key, sentence, Severity.ERROR, text))

    def _id(self, text: str) -> Value:
        if text == self._shown[0]:
            return self._shown[1]
        wanted = fold(text)
        for name, record in self._named():
            if fold(name) == wanted:
                return record
        if self.field.to == "village":
            return self._one_village(text)
        return None

    def _one_village(self, text: str) -> str | None:
        """The village of this number, or the only one called so in short."""
        number = narrow(text)
        offers = self._offered()
        if numbered := [o.value for o in offers if o.number == number]:
            return numbered[0]
        found = {o.value for o in offers if same_village(o.text, text)}
        return found.pop() if len(found) == 1 else None

    def _named(self) -> Iterator[tuple[str, str]]:
        """Names of the year's records first, then of all others."""
        for offer in self._offered():
            yield offer.text, offer.value
        for record, name in self.lookup.choices_of(self.field.to).items():
            if record != self.own:
                yield name, record

    def _offered(self) -> Sequence[Offer]:
        if REGISTERS[self.field.to].dated_by:
            choices = self.lookup.choices_of(self.field.to).items()
            return [Offer(name, id_) for id_, name in choices if id_ != self.own]
        return self.offers(self._register).offers

    def _find(self, typed: str, most: int) -> list[Offer]:
        if REGISTERS[self.field.to].dated_by:
            return Completer(self._offered()).first(typed, most)
        return self.offers(self._register).first(typed, most)

    def _on_picked(self, offer: Offer) -> None:
        if self.text == offer.text:
            self._shown = (offer.text, offer.value)


class IndicatorEditor(LineEditor):
    """An indicator, by its label."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        super().__init__(field, lookup, OfferLine(_found, strict=True))

    def reading(self) -> Reading:
        reading = super().reading()
        if reading.value is None or reading.value in INDICATORS:
            return reading
        sentence = f"没有叫“{self.text}”的指标，请从列表里选。"
        return Reading(
            problem=Problem(self.field.key, sentence, Severity.ERROR, self.text)
        )


def _found(typed: str, most: int) -> list[Offer]:
    labels = [indicator.label for indicator in INDICATORS.values()]
    return [Offer(label, label) for label in matching(typed, labels)[:most]]
