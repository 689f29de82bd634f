"""A line that holds one of a list: letters or pinyin initials find it, Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tecdesk.desk.completion import Completer
from tecdesk.desk.completion import Offer
from tecdesk.ui.editors.offers import OfferLine

if TYPE_CHECKING:
    from collections.abc import Sequence


class Pick(OfferLine):
    """Always holds one of its offers; what is none of them is put back.

    Args:
        name: what is chosen, for screen readers.

    Attributes:
        value: of the offer chosen; empty when there is none yet.

    Signals:
        chosen: another value was taken. entered: Enter, after that.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        self._completer = Completer(())
        self.value = ""
        super().__init__(self._first, strict=True)
        self.setAccessibleName(name)
        self.picked.connect(self._on_picked)
        self.returnPressed.connect(self._on_entered)
        self.left.connect(self._settle)

    def offer(self, offers: Sequence[Offer], value: str) -> None:
        """Set what may be chosen and what is, without telling anybody."""
        self._completer = Completer(offers)
        self.value = value
        self._put_back()

    def _first(self, typed: str, most: int) -> list[Offer]:
        return self._completer.first(typed, most)

    def _named(self, value: str) -> str:
        offers = self._completer.offers
        return next((each.text for each in offers if each.value == value), "")

    def _put_back(self) -> None:
        self.setText(self._named(self.value))
        self.setCursorPosition(0)

    def _on_picked(self, offer: Offer) -> None:
        changed = offer.value != self.value
        self.value = offer.value
        self._put_back()
        if changed:
            self.chosen.emit(self.value)

    def _settle(self) -> None:
        """What was typed out in full counts as taken; the list closes on that."""
        typed = self.text().strip()
        exact = next((o for o in self._completer.offers if o.text == typed), None)
        if exact is not None and exact.value != self.value:
            self._on_picked(exact)
        else:
            self._put_back()

    def _on_entered(self) -> None:
        self.take_current()
        self._settle()
        self.entered.emit()
