"""Scenes of the first page, the registers, their tools, stories, errands and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.ledgers import OTHERS
from tecdesk.ui.pages.errands.errand import ErrandPage
from tecdesk.ui.pages.errands.visits import VisitsPage
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.pages.wording.words import WordsPage
from tecdesk.ui.tools.bulk import BulkTool
from tecdesk.ui.wanted import New
from tecdesk.ui.wanted import Told
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.shell import Shell

_OWN_PAGES = {"shown_share", "own_field", "own_indicator"}
LISTED = tuple(
    key
    for key, register in REGISTERS.items()
    if not (register.parent or key in OTHERS or key in _OWN_PAGES)
)
"""In all states; of the other ledgers, which are laid out alike, list and form."""
PASTED = (
    "培训日期\t村\t培训内容\t人次\r\n2025-03-05\t下坪村\t茶园春季管理\t61\r\n"
    "2025-02-30\t下坪村\t茶园春季管理\t62\r\n2025-03-06\t新开村\t果树修剪\t40\r\n"
)


def listed(shell: Shell, key: str) -> RegisterPage:
    """The list of a register without its form."""
    page = formed(shell, key)
    page.escape()
    settle(shell)
    return page


def formed(shell: Shell, key: str) -> RegisterPage:
    """The page of a register with an empty form."""
    shell.go(key, New())
    page = shell.page(key)
    assert isinstance(page, RegisterPage)
    return page


def filled(shell: Shell, key: str) -> RegisterPage:
    """The first record of a register in the form."""
    page = listed(shell, key)
    page.list.mark(0)
    page.edit_current()
    return page


def refused(shell: Shell, key: str) -> RegisterPage:
    """A form that cannot be saved, with the reason."""
    page = formed(shell, key)
    for editor in page.panel.fields.editors.values():
        editor.type("")
    page.panel.save()
    return page


def _warned(shell: Shell) -> None:
    page = formed(shell, "training")
    editors = page.panel.fields.editors
    twin = page.list.model.record(0)
    editors["held_on"].type(twin.text("held_on"))
    editors["people"].type("68")
    editors["women"].type("86")
    editors["aided"].type("17")
    page.panel.fields.check(everything=True)
    page.panel.fields.focus(editors["aided"])


def _words_of_2026(shell: Shell) -> None:
    """By then the aided are 防止返贫致贫对象, the longest name of all."""
    shell.sidebar.year_wanted.emit(2026)
    formed(shell, "training")


def _entry(shell: Shell) -> None:
    formed(shell, "training").panel.lists[0].add()


def _entries(shell: Shell) -> None:
    """A fair with a line of each of its lists open."""
    for each in filled(shell, "outreach").panel.lists:
        each.add()


def _carrying(shell: Shell) -> None:
    """A session with a handout, the one with the most behind it."""
    book = shell.desk.book
    page = listed(shell, "training")
    ids = [row.text("training") for row in book.find("handout") if row["training"]]
    page.list.mark(page.list.model.row_of(ids[0]))
    page.edit_current()


def _saved(shell: Shell) -> None:
    page = formed(shell, "training")
    editors = page.panel.fields.editors
    for key, text in (("held_on", "2025-12-15"), ("people", "68")):
        editors[key].type(text)
    editors["title"].type("淡水鱼养殖与水质调控")
    page.save(go_on=True)


def _no_hit(shell: Shell) -> None:
    page = listed(shell, "training")
    page.search.setText("zzz")
    page.list.filters.search("zzz")


def _grouped(shell: Shell) -> None:
    listed(shell, "training").list.filters.group_by("village")


def _marked(shell: Shell) -> RegisterPage:
    page = listed(shell, "training")
    page.list.table.mark_rows([0, 1, 2])
    return page


def _columns(shell: Shell) -> None:
    listed(shell, "training").work.choose_columns()


def _kept_filters(shell: Shell) -> None:
    page = listed(shell, "training")
    page.list.filters.choose("form", "讲座")
    page.work.open_saved()
    tool = page.work.side.tool
    tool.name.setText("上半年讲座")  # type: ignore[union-attr]
    tool.keep()  # type: ignore[union-attr]


def _bulk(shell: Shell) -> None:
    page = _marked(shell)
    page.work.change_many()
    tool = page.work.side.tool
    assert isinstance(tool, BulkTool)
    tool.choose("lecturer")
    tool.editor.type("冯老师")
    tool.look()


def _history(shell: Shell) -> None:
    page = listed(shell, "training")
    record = page.list.model.record(0)
    with shell.desk.book.edit("改人次") as edit:
        edit.change("training", record.id, {"people": 7, "title": "果树修剪"})
    page.reload()
    page.list.mark(page.list.model.row_of(record.id))
    page.work.tell_history()


def _pasted(shell: Shell) -> None:
    page = listed(shell, "training")
    data = QMimeData()
    data.setText(PASTED)
    QApplication.clipboard().setMimeData(data)
    page.work.paste()


def _binned(shell: Shell) -> None:
    page = _marked(shell)
    page.bin_marked()
    page.work.open_bin()


def _story(about: str) -> Callable[[Shell], None]:
    def tell(shell: Shell) -> None:
        book = shell.desk.book
        if about == "lecturer":
            names = [row.text("lecturer") for row in book.find("training")]
            subjects = tuple(dict.fromkeys(name for name in names if name))
        else:
            key = "pairing" if about == "household" else about
            subjects = tuple(row.id for row in book.find(key))
        shell.go("story", Told(about, subjects, min(1, len(subjects) - 1)))

    return tell


def _errand(key: str, argument: object = None) -> Callable[[Shell], None]:
    def go(shell: Shell) -> None:
        shell.go(key, argument)
        page = shell.page(key)
        assert isinstance(page, ErrandPage)
        page.look()

    return go


def _visits(shell: Shell) -> None:
    shell.go("visits")
    page = shell.page("visits")
    assert isinstance(page, VisitsPage)
    page.shared.editors["date"].type("2025-12-12")
    page.shared.editors["content"].type("问了越冬草料")
    page.table.go()
    page.table.tick()
    page.model.setData(page.model.index(0, 5), "很多")
    page.look()
    page.model.touched.clear()


def _words(which: str, new: str = "", year: str = "") -> Callable[[Shell], None]:
    def go(shell: Shell) -> None:
        shell.go("words")
        page = shell.page("words")
        assert isinstance(page, WordsPage)
        page.which.choose(which)
        page.panel.new.setText(new)
        page.panel.since_when.setText(year)

    return go


def _on(make: Callable[[Shell, str], object], key: str) -> Callable[[Shell], object]:
    return lambda shell: make(shell, key)


RECORDS = (
    Scene("home"),
    Scene("home-new", book="new"),
    *(Scene(f"list-{key}", _on(listed, key)) for key in LISTED),
    *(Scene(f"form-{key}", _on(formed, key)) for key in LISTED),
    *(Scene(f"record-{key}", _on(filled, key)) for key in LISTED),
    *(Scene(f"refused-{key}", _on(refused, key)) for key in LISTED),
    *(Scene(f"empty-{key}", _on(listed, key), "new") for key in LISTED),
    *(Scene(f"list-{key}", _on(listed, key), "twelve") for key in OTHERS),
    *(Scene(f"record-{key}", _on(filled, key), "twelve") for key in OTHERS),
    Scene("home-twelve", book="twelve"),
    Scene("outreach-entries", _entries, "twelve"),
    Scene("training-warned", _warned),
    Scene("training-2026", _words_of_2026),
    Scene("training-entry", _entry),
    Scene("training-carrying", _carrying),
    Scene("training-saved", _saved),
    Scene("training-no-hit", _no_hit),
    Scene("training-grouped", _grouped),
    Scene("tool-columns", _columns),
    Scene("tool-saved", _kept_filters),
    Scene("tool-bulk", _bulk),
    Scene("tool-history", _history),
    Scene("tool-paste", _pasted),
    Scene("bin", _binned),
    Scene("bin-empty", lambda shell: shell.go("bin", "training")),
    *(Scene(f"story-{a}", _story(a)) for a in ("household", "base", "village")),
    Scene("story-lecturer", _story("lecturer")),
    Scene("story-envoy", _story("envoy"), "twelve"),
    Scene("story-none", lambda shell: shell.go("story")),
    Scene("visits", _visits),
    Scene("visits-new", _errand("visits"), "new"),
    Scene("leaflets", _errand("leaflets")),
    Scene("base-years", _errand("base-years")),
    Scene("base-years-new", _errand("base-years"), "new"),
    Scene("copy-targets", _errand("copy-targets", 2026)),
    Scene("copy-targets-new", _errand("copy-targets", 2026), "new"),
    Scene("words-villages", _words("village", "新湾村", "2026")),
    Scene("words", _words("training_form", "讲座")),
)
"""首页, 记录, their tools, stories, errands, 词表与村."""
