"""佐证 in a form: thumbnails of a record's photos, and all the ways to bring more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import takes_photos
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import bring_into_sight
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import tone
from tecdesk.ui.photos.carrier import Carrier
from tecdesk.ui.photos.drawing import thumbnails
from tecdesk.ui.photos.incoming import brought
from tecdesk.ui.photos.thumbs import SIDE
from tecdesk.ui.photos.thumbs import Thumbs
from tecdesk.ui.photos.thumbs import ThumbsModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from tecdesk.desk.attaching import Taken
    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.photos.drawing import Drawn
    from tecdesk.ui.photos.holding import Holding
    from tecdesk.ui.photos.holding import Photo
    from tecdesk.ui.photos.incoming import Brought

_KINDS = (
    "照片和扫描件 (*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.gif *.pdf);;"
    "所有文件 (*)"
)
_SAID = 6
"""How many refused files are named; the others are counted."""
_NONE = "剪贴板里没有照片。先在看图软件或聊天窗口里复制一张。"


class Strip(QWidget):
    """The photos of the record in a form.

    Attributes:
        desk: the book and the window. holding: whose photos they are.
        view, model: the thumbnails. carrier: what moves them. link: 选文件.
        note: what was refused, and why; hidden while nothing was.

    Signals:
        edited: photos of a record that is not saved yet came or went.
    """

    edited = Signal()

    def __init__(self, desk: Desk, lookup: Lookup, holding: Holding) -> None:
        super().__init__()
        self.holding = holding
        self.model = ThumbsModel()
        self.view = Thumbs(self.model)
        self.carrier = Carrier(desk, lookup)
        self.note = label("", "note", tone="amber", wrap=True)
        self.link = button("选文件", self.choose, look="link")
        self._folder = button("文件夹", self.choose_folder, look="link")
        self.desk = desk
        self._count = label("", "note", tone="hint")
        self._hint = label("", "note", tone="hint")
        self._box: QFrame = area("box")
        self.setLayout(self._arranged())
        if not takes_photos(REGISTERS[holding.register]):
            self.hide()
        self._connect()
        self.show_holding(holding)

    def show_holding(self, holding: Holding) -> None:
        """Show the photos of another record."""
        self.holding = holding
        self._say(())
        self.reload()

    def reload(self) -> None:
        """Read again which photos there are."""
        at = self.view.currentIndex().row()
        photos = self.holding.photos(self.desk.book)
        self.model.show_photos(photos)
        self._count.setText(f"{len(photos)} 张" if photos else "")
        self._hint.setText("再加就拖到这里" if photos else "把签到表、照片拖到这里")
        self.view.setVisible(bool(photos))
        self.view.fit(self._room)
        if photos:
            self.view.go(at)
        self._draw()

    def put(self, coming: list[dict[str, Value]]) -> None:
        """Take photos as a draft kept them; they wait to be saved."""
        self.holding.coming = coming
        self.reload()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.view, self.link, self._folder)

    def light(self, *, on: bool) -> None:
        """Show that what is being dragged would come in here."""
        tone(self._box, "area", "done" if on else "box")

    def choose(self) -> None:
        """Let the person choose files."""
        self.bring(self.desk.dialogs.open_files("选照片和扫描件", _KINDS, "photos"))

    def choose_folder(self) -> None:
        """Let the person choose a folder; all its photos are taken."""
        folder = self.desk.dialogs.folder("选放照片的文件夹", "photos")
        self.bring([folder] if folder else [])

    def paste(self) -> None:
        """Take the picture or the files on the clipboard."""
        found = brought(QApplication.clipboard().mimeData())
        self.bring(found)
        if not found:
            self._say([_NONE])

    def bring(self, found: Sequence[Brought]) -> None:
        """Take photos in for the record that is shown now."""
        if found:
            self._say(())
            self.carrier.bring(self.holding, found)

    def open(self, at: int) -> None:
        """Show a photo large."""
        from tecdesk.ui.photos.viewer import Viewer

        viewer = Viewer(self.desk, self.carrier, self.holding, at, self.window())
        viewer.left.connect(self.view.go)
        viewer.open()

    def _remove(self, at: int) -> None:
        self.carrier.remove(self.holding, self.model.photos[at])

    def _on_arrived(self, whose: Holding, taken: Taken) -> None:
        if whose is self.holding:
            self.view.go(len(self.model.photos) - 1)
            self._say(taken.refused)
            if taken.refused:
                bring_into_sight(self.note)

    def _on_edited(self) -> None:
        self.reload()
        self.edited.emit()

    def _on_changed(self, change: Change, _source: object) -> None:
        if "attachment" in change.registers:
            self.reload()

    def _say(self, sentences: Sequence[str]) -> None:
        """Say what was refused; it stays until the next photo comes."""
        more = len(sentences) - _SAID
        rest = [f"另有 {more} 个也没有放入。"] if more > 0 else []
        self.note.setText("\n".join([*sentences[:_SAID], *rest]))
        self.note.setAccessibleName(self.note.text())
        self.note.setVisible(bool(sentences))

    def _draw(self) -> None:
        """Draw the thumbnails that are not there yet, in the worker."""
        known = self.model.drawn
        wanted = [photo for photo in self.model.photos if photo.digest not in known]
        path, side = self.desk.book.path, lines(SIDE)
        pixels = round(side * self.devicePixelRatioF())
        if wanted:
            work = partial(_drawn, path, wanted, pixels)
            key = f"thumbs {id(self)}"
            self.desk.jobs.look("画缩略图", work, self._on_drawn, key=key)

    def _on_drawn(self, drawn: dict[str, Drawn]) -> None:
        if not isValid(self):
            return  # its form was left meanwhile
        self.model.put(drawn)
        faults = [str(each) for each in drawn.values() if isinstance(each, Exception)]
        if faults:
            self._say(list(dict.fromkeys(faults)))

    def _connect(self) -> None:
        self.view.opened.connect(self.open)
        self.view.removed.connect(self._remove)
        self.view.pasted.connect(self.paste)
        self.carrier.arrived.connect(self._on_arrived)
        self.carrier.edited.connect(self._on_edited)
        self.desk.bus.changed.connect(self._on_changed)

    def _arranged(self) -> QVBoxLayout:
        for each in (self.link, self._folder):
            each.setFont(sized("note"))
        self.link.setAccessibleName("选照片和扫描件")
        self._folder.setAccessibleName("选放照片的文件夹")
        links = (self.link, self._folder)
        ways = row(picture("image", "text3"), self._hint, None, *links, gap=0.3)
        inside = column(self.view, ways, gap=0.2)
        inside.setContentsMargins(*[lines(0.35)] * 4)
        self._box.setLayout(inside)
        title = row(label("佐证", tone="hint"), self._count, None, key_cap("Alt+A"))
        return column(title, self._box, self.note, gap=0.2)

    @property
    def _room(self) -> int:
        """Width for thumbnails, in pixels."""
        return max(self.width() - 2 * lines(0.35) - 2, lines(SIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.fit(self._room)


def _drawn(path: Path, photos: list[Photo], side: int, job: Job) -> dict[str, Drawn]:
    return thumbnails(path, photos, side, job.cancelled)
