"""Fills the form of a session, as the tests of entry begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import register_page

if TYPE_CHECKING:
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

SESSION = {"held_on": "2025-12-15", "title": "茶园", "people": "68"}
"""What a session must have."""


def begun(shell: Shell, register: str = "training") -> RegisterPage:
    """The page of a register with an empty form."""
    page = register_page(shell, register)
    page.start_new()
    return page


def fill(page: RegisterPage, **texts: str) -> None:
    """Type into fields as a person would, wherever the cursor is."""
    for key, text in texts.items():
        page.panel.fields.editors[key].type(text)


def texts(page: RegisterPage, *keys: str) -> list[str]:
    """What stands in fields."""
    return [page.panel.fields.editors[key].text for key in keys]
