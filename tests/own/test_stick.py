"""The county's fields reach its townships on the stick that brings the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.answering import accept
from tecdesk.desk.county.answering import return_
from tecdesk.desk.county.answering import write_accepted
from tecdesk.desk.county.merging import receive
from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.giving import take
from tecdesk.desk.own.offered import new_templates
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.own.template import read_template
from tecdesk.store.book import Book
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path


def test_down_with_the_slip_and_up_with_the_package(tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    with township(tmp_path / "清河镇.tecdesk", "清河镇", "990000100") as town:
        id_ = session(town, "2025-05-01", 10)
        first = report(town, 2025, 1, usb)
    with Book.create(tmp_path / "县.tecdesk", COUNTY) as county:
        (done,) = receive(county, [first])
        assert done.package is not None
        return_(county, done.package.file, [], usb, "人次不对")
        assert not list(usb.glob("*.xlsx"))  # nothing was added yet
        editing.add(county, FieldDraft("training", "外来户"))
        return_(county, done.package.file, [], usb, "人次不对")
        (path,) = usb.glob("*.xlsx")
        assert path.name == f"自加栏目_{COUNTY}.xlsx"
        assert new_templates(county, [usb]) == []
    with Book.open(town.path) as town:
        assert new_templates(town, [usb, tmp_path / "没有"]) == [path]
        take(town, read_template(path))
        assert new_templates(town, [usb]) == []
        key = REGISTERS["training"].added[0].key
        with town.edit("填", year=2025) as edit:
            edit.change("training", id_, {key: "五户"})
        second = report(town, 2025, 2, usb)
    with Book.open(county.path) as county:
        (done,) = receive(county, [second])
        assert done.package is not None
        (field,) = REGISTERS["training"].added
        assert (field.key, field.label) == (key, "外来户")
        assert county.require("training", id_)[key] == "五户"
        path.unlink()
        accept(county, done.package.file)
        write_accepted(county, [done.package.file], usb)
        assert path.exists()


def test_two_townships_fields_of_one_name_stay_two(tmp_path: Path) -> None:
    usb, packages = tmp_path / "usb", []
    for name, code in (("清河镇", "990000100"), ("白马镇", "990000200")):
        with township(tmp_path / f"{name}.tecdesk", name, code) as town:
            editing.add(town, FieldDraft("training", "外来户"))
            session(town, "2025-05-01", 10)
            packages.append(report(town, 2025, 1, usb))
    with Book.create(tmp_path / "县.tecdesk", COUNTY) as county:
        receive(county, packages)
        labels = [field.label for field in REGISTERS["training"].added]
        assert len(labels) == 2
        assert labels[0] == "外来户"
        assert labels[1] in {"外来户（清河镇）", "外来户（白马镇）"}
    with Book.create(tmp_path / "县二.tecdesk", COUNTY) as other:
        receive(other, packages[::-1])
        assert [field.label for field in REGISTERS["training"].added] == labels
