"""自加栏目: a field added in the window is in the form, the list and the tally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.giving import template_of
from tecdesk.desk.own.giving import write
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.fields.page import FieldsPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.wanted import One
from tecdesk.ui.window import Window
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def page_of(shell: Shell) -> FieldsPage:
    shell.go("fields")
    page = shell.page("fields")
    assert isinstance(page, FieldsPage)
    return page


def add(page: FieldsPage, label: str, kind: Kind, **more: str) -> None:
    page.add_field()
    form = page.panel.field
    form.label.put(label)
    form.kind.chooser.choose(kind.value)
    form.words.put(more.get("words", ""))
    form.unit.put(more.get("unit", ""))
    if "part_of" in more:
        form.part_of.chooser.choose(more["part_of"])
    page.panel.carry_out()


def test_a_field_is_added_changed_and_taken_back(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    assert page.entries == []
    add(page, "外来户", Kind.COUNT, unit="人次", part_of="people")
    (field,) = REGISTERS["training"].added
    assert (field.label, field.unit, field.part_of) == ("外来户", "人次", "people")
    assert [each.label for each in page.entries] == ["外来户"]
    assert shell.status.text == "培训栏目：加“外来户”"
    page.panel.field.label.put("外来农户")
    page.panel.carry_out()
    assert REGISTERS["training"].added[0].label == "外来农户"
    page.panel.retire_or_not()
    assert REGISTERS["training"].added[0].retired
    for _ in range(3):
        shell.undo()
        settle(qtbot, shell)
    assert REGISTERS["training"].added == ()


def test_a_name_that_is_there_is_refused_in_one_sentence(shell: Shell) -> None:
    page = page_of(shell)
    page.add_field()
    page.panel.field.label.put("参训人次")
    assert page.panel.said.startswith("培训里已经有“参训人次”。")
    assert not page.panel.do.isEnabled()
    page.panel.carry_out()
    assert REGISTERS["training"].added == ()


def test_the_form_and_the_list_have_it(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    editing.add(book, FieldDraft("training", "外来户", Kind.COUNT, "人次"))
    editing.add(book, FieldDraft("training", "分类", Kind.CHOICE, words="甲、乙"))
    outside, sort = (f.key for f in REGISTERS["training"].added)
    page = register_page(shell, "training")
    settle(qtbot, shell)
    id_ = book.find("training")[0].id
    page.settle(One(id_))
    page.panel.fields.editors[outside].type("7")
    page.panel.fields.editors[sort].type("甲")
    page.save_and_stay()
    found = book.require("training", id_)
    assert (found[outside], found[sort]) == (7, "甲")
    assert outside in [f.key for f in page.list.columns.fields]
    page.list.filters.choose(sort, "甲")
    settle(qtbot, shell)
    assert page.list.model.count == 1


def test_a_figure_is_added_and_stands_in_the_tally(shell: Shell) -> None:
    page = page_of(shell)
    add(page, "外来户", Kind.COUNT, unit="人次")
    page.add_figure()
    form = page.panel.figure
    assert form.register.value == "training"
    form.sums.chooser.choose(REGISTERS["training"].added[0].key)
    form.label.put("外来户人次")
    page.panel.carry_out()
    assert [i.label for i in INDICATORS.values() if i.label.startswith("外来")] == [
        "外来户人次"
    ]


def test_the_countys_template_is_taken_in(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "模板.xlsx"
    with Book.create(tmp_path / "县.tecdesk", "青山县") as county:
        editing.add(county, FieldDraft("base", "灌溉方式"))
        write(county, path)
        assert len(template_of(county).fields) == 1
    page = page_of(shell)
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    said: list[str] = []

    def choose(_self: Dialogs, question: str, *_: object) -> str:
        said.append(question)
        return "take"

    monkeypatch.setattr(Dialogs, "choose", choose)
    page.templates.choose()
    settle(qtbot, shell)
    assert said == ["青山县的自加栏目：新加 1 项：灌溉方式。"]
    assert [each.label for each in page.entries] == ["灌溉方式"]
    page.templates.choose()
    settle(qtbot, shell)
    assert shell.status.text == "青山县：1 项本来就有"


def test_the_window_is_built_anew_when_the_page_is_left(
    qtbot: QtBot, sample_path: Path
) -> None:
    window = Window(Preferences(), sample_path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.shell is not None)
    first = window.shell
    assert first is not None
    settle(qtbot, first)
    register_page(first, "training")
    settle(qtbot, first)
    add(page_of(first), "外来户", Kind.COUNT, unit="人次")
    key = REGISTERS["training"].added[0].key
    first.go("training")
    qtbot.waitUntil(lambda: window.shell is not first)
    second = window.shell
    assert second is not None
    assert second.current == "training"
    assert key in register_page(second, "training").panel.fields.editors
    second.undo()
    settle(qtbot, second)
    qtbot.waitUntil(lambda: window.shell is not second)
    assert window.shell is not None
    page = register_page(window.shell, "training")
    assert key not in page.panel.fields.editors
    settle(qtbot, window.shell)
    window.close()
