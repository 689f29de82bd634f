"""Scenes with photos: in a form, in its list, waiting to be submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.attaching import Pasted
from tecdesk.desk.attaching import attach_to
from tecdesk.desk.attaching import take
from tests.pictures import field
from tests.pictures import pdf
from tests.pictures import saved
from tests.ui.scenes.records import filled
from tests.ui.scenes.records import formed
from tests.ui.scenes.records import listed
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def _brought(shell: Shell) -> None:
    """Photos for the first two sessions of the list."""
    book = shell.desk.book
    drawn = [Pasted(f"IMG_{n}.jpg", saved(field(900, 600, 30 * n))) for n in range(4)]
    found = take(book.path, [*drawn, Pasted("签到表.pdf", pdf(2))])
    for record in book.find("training", limit=2):
        attach_to(book, record, found.photos, "样本")


def _seen(shell: Shell) -> None:
    _brought(shell)
    filled(shell, "training")


def _refused(shell: Shell) -> None:
    whose = formed(shell, "training").panel.photos
    names = ("户口本.jpg", "张三身份证.jpg")
    refused = take(shell.desk.book.path, [Pasted(name, b"x") for name in names])
    whose.carrier.arrived.emit(whose.holding, refused)


def _missing(shell: Shell) -> None:
    _brought(shell)
    listed(shell, "training")


def _submitted(shell: Shell) -> None:
    _brought(shell)
    shell.go("submit")
    settle(shell)


PHOTOS = (
    Scene("photos-form", _seen),
    Scene("photos-refused", _refused),
    Scene("photos-list", _missing),
    Scene("photos-submit", _submitted),
)
"""What photos change on pages."""
