"""自加栏目: the page empty and with fields, and a form that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.pages.fields.page import FieldsPage
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.wanted import One
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell

_OUTSIDE = FieldDraft(
    "training", "其中外来户", Kind.COUNT, "人次", part_of="people", aliases="外来户"
)
_SORT = FieldDraft("training", "县里分类", Kind.CHOICE, words="春训、冬训、送训到户")
_WATERED = FieldDraft("base", "灌溉面积", Kind.AREA)
_OLD = FieldDraft("handout", "签收表编号")


def added(shell: Shell) -> None:
    """Four fields, one out of use, and a figure."""
    book = shell.desk.book
    for draft in (_OUTSIDE, _SORT, _WATERED, _OLD):
        editing.add(book, draft)
    outside, sort = (field.key for field in REGISTERS["training"].added)
    editing.add(book, FigureDraft("training", "外来户培训人次", sums=outside))
    old = next(r for r in editing.fields_of(book) if r.text("label") == _OLD.label)
    editing.retire(book, old)
    with book.edit("填") as edit:
        for at, record in enumerate(book.find("training")):
            word = ("春训", "冬训")[at % 2]
            people = record.number("people") or 0
            edit.change("training", record.id, {outside: people // 9, sort: word})


def _page(shell: Shell) -> FieldsPage:
    shell.go("fields")
    page = shell.page("fields")
    assert isinstance(page, FieldsPage)
    settle(shell)
    return page


def _listed(shell: Shell) -> None:
    added(shell)
    _page(shell).table.selectRow(1)


def _refused(shell: Shell) -> None:
    added(shell)
    page = _page(shell)
    page.add_field()
    page.panel.field.label.put("参训人次")
    page.panel.look()


def _figure(shell: Shell) -> None:
    added(shell)
    page = _page(shell)
    page.add_figure()
    form = page.panel.figure
    form.register.chooser.choose("training")
    form.where_field.chooser.choose(REGISTERS["training"].added[1].key)
    form.where_value.put("冬训")
    form.label.put("冬训期数")


def _formed(shell: Shell) -> None:
    added(shell)
    shell.go("training")
    page = shell.page("training")
    assert isinstance(page, RegisterPage)
    settle(shell)
    page.settle(One(shell.desk.book.find("training")[0].id))


OWN_FIELDS = (
    Scene("fields-none", lambda shell: shell.go("fields")),
    Scene("fields", _listed),
    Scene("fields-refused", _refused),
    Scene("fields-figure", _figure),
    Scene("fields-form", _formed),
)
"""What the county asks for beside what the program knows."""
