from __future__ import annotations

import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.files.written import Content
from tecdesk.exchange.forms.files.written import write_copy
from tecdesk.exchange.forms.grid import Merge
from tecdesk.exchange.forms.grid import Place
from tests.exchange.forms.samples import document

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS: dict[Place, Content] = {
    Place(0, 2, 2): "4",
    Place(0, 2, 3): "7",
    Place(0, 4, 3): "—",
    Place(1, 1, 0, 1): Decimal(7),
    Place(1, 1, 0, 2): Decimal(390),
}


@pytest.fixture
def filled(tmp_path: Path) -> tuple[Path, Path]:
    """The form and its copy."""
    path, target = document(tmp_path), tmp_path / "填好.docx"
    write_copy(open_form(path), CONTENTS, target)
    return path, target


def test_the_table_is_read_with_its_merged_heads(tmp_path: Path) -> None:
    table, body = open_form(document(tmp_path)).sheets
    assert (table.rows, table.columns, body.name) == (5, 4, "正文")
    assert set(table.merges) == {
        Merge(0, 0, 1, 0),
        Merge(0, 1, 1, 1),
        Merge(0, 2, 0, 3),
    }
    assert table.at(1, 0).text == "指标"
    assert table.before == ("2025年科技推广统计表",)


def test_cells_and_marks_hold_what_was_written(filled: tuple[Path, Path]) -> None:
    made = docx.Document(str(filled[1]))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows[2] == ["培训期数", "期", "4", "7"]
    assert rows[3] == ["培训人次", "人次", "", ""]
    assert rows[4] == ["其中：妇女", "人次", "", "—"]
    told = made.paragraphs[1].text
    assert told == "全年举办培训7期，390人次，写不出{{晴天}}。"


def test_the_letters_keep_their_look(filled: tuple[Path, Path]) -> None:
    made = docx.Document(str(filled[1]))
    own = made.tables[0].cell(2, 2).paragraphs[0].runs
    assert [(run.text, run.bold, run.font.size.pt) for run in own] == [("4", True, 15)]
    ended = made.tables[0].cell(2, 3).paragraphs[0].runs
    assert [(run.text, run.font.size.pt) for run in ended] == [("7", 15)]
    runs = [(run.text, run.bold) for run in made.paragraphs[1].runs if run.text]
    assert runs[1:3] == [("7", True), ("期，390", True)]


def test_every_other_part_stays_byte_for_byte(filled: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(filled[0]) as old, zipfile.ZipFile(filled[1]) as new:
        assert old.namelist() == new.namelist()
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed == {"word/document.xml"}


def test_marks_in_the_head_of_the_page_are_told(tmp_path: Path) -> None:
    path = document(tmp_path)
    assert open_form(path).unread == ()
    made = docx.Document(str(path))
    head = made.sections[0].header.paragraphs[0]
    head.add_run("{{培训")
    head.add_run("期数}}").bold = True
    made.save(str(path))
    assert open_form(path).unread == ("页眉",)


BOX = """<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>
<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r>"""


def test_a_text_box_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    made = docx.Document()
    outer = made.add_paragraph("外面{{期数}}期")
    box = BOX.format(w=outer._p.nsmap["w"], text="框里{{人次}}人次")
    outer._p.append(parse_xml(box))
    made.save(str(path := tmp_path / "空表.docx"))
    [body] = open_form(path).sheets
    texts = {place: cell.text for place, cell in body.cells.items()}
    assert texts == {(0, 0): "外面{{期数}}期", (1, 0): "框里{{人次}}人次"}
    contents: dict[Place, Content] = {
        Place(0, 0, 0, 1): Decimal(7),
        Place(0, 1, 0, 1): Decimal(390),
    }
    write_copy(open_form(path), contents, target := tmp_path / "填好.docx")
    with zipfile.ZipFile(target) as new:
        told = new.read("word/document.xml").decode()
    assert "外面7期" in told
    assert "框里390人次" in told
    with pytest.raises(DeskError, match="没有可填的地方"):
        open_form(target)
