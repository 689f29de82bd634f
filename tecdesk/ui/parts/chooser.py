"""A drop-down that chooses and does not filter: none of its values stands out."""

from __future__ import annotations

from tecdesk.ui.parts.button import DropDown


class Chooser(DropDown):
    """Looks the same whatever is chosen."""

    def show_value(self, value: object) -> None:
        super().show_value(value)
        self.setChecked(False)
