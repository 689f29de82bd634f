"""What stands beside a list: its form, a tool, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tecdesk.ui.breaks import LIST_AND_FORM
from tecdesk.ui.breaks import is_wide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.pages.records.form_side import FormSide
    from tecdesk.ui.pages.records.record_list import RecordList
    from tecdesk.ui.tools.side import Side


class Beside:
    """Shares the width of a page; where it is narrow the list gives way."""

    def __init__(
        self, page: QWidget, rows: RecordList, form: FormSide, tools: Side
    ) -> None:
        self._page = page
        self._list = rows
        self._form = form
        self._tools = tools
        tools.closed.connect(self._on_tool_closed)

    def share(self) -> None:
        """List and form side by side, or the form alone where it is narrow."""
        alone = not self._form.is_open and self._tools.isHidden()
        self._list.setVisible(alone or is_wide(self._page, LIST_AND_FORM))

    def show_form(self) -> None:
        """Give the room to the form."""
        if self._tools.tool is not None:
            self._tools.close_tool()
        panel = self._form.panel
        if panel.isHidden():
            panel.show()
            self.share()
            QTimer.singleShot(0, self._list, self._list.sizing.fit)

    def show_list(self) -> None:
        """Give it all to the list, and the cursor too."""
        self._form.put_away()
        self.share()
        self._list.table.setFocus()

    def make_room(self) -> None:
        """Close the form; a tool comes in its place."""
        self._form.put_away()
        QTimer.singleShot(0, self._list, self.share)

    def _on_tool_closed(self) -> None:
        self.share()
        self._list.table.setFocus()
        QTimer.singleShot(0, self._list, self._list.sizing.fit)
