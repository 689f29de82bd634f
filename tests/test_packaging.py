"""What the packages promise and no program reads together; nothing is built here."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk import paths
from tecdesk.exchange.photos import reading

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


trim, version, needs = loaded("trim"), loaded("version"), loaded("linux/needs")
icu = loaded("linux/icu")


def locked() -> dict[str, str]:
    text = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    return {plain(name): number for name, number in found}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_the_program_needs_is_in_the_bundle() -> None:
    wanted = {plain(name) for name in version.dependencies(ROOT)}
    assert wanted <= set(locked())
    assert locked()["reportlab"] == "5.1.0"  # its line breaking is pinned: decision 007
    assert locked()["pyside6-essentials"].startswith("6.9.")  # decision 009


def test_every_file_that_goes_in_is_known_by_its_hash() -> None:
    for name in ("requirements.txt", "tools.txt", "windows/tools.txt"):
        text = (PACKAGING / name).read_text(encoding="utf-8")
        parts = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert parts
        for part in parts:
            assert "--hash=sha256:" in part, part.split("=")[0]


def test_pages_imported_by_name_go_in_and_the_provinces_side_does_not() -> None:
    modules = version.modules(ROOT)
    assert "tecdesk.ui.pages.handover.submit" in modules
    assert "tecdesk.store" in modules
    assert not [name for name in modules if "spark" in name]
    assert {"QtWidgets", "QtPrintSupport", "QtSvg"} <= version.qt_modules(ROOT)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    spark = ROOT / "tecdesk" / "spark"
    texts = [
        path.read_text("utf-8")
        for path in (ROOT / "tecdesk").rglob("*.py")
        if not path.is_relative_to(spark)
    ]
    names = set(trim.MODULES) - {"pyarrow", "tecdesk.spark"}
    any_of = "|".join(re.escape(name) for name in sorted(names))
    wanted = re.compile(rf"^ *(?:import|from) ({any_of})(?= |$|\.)", re.MULTILINE)
    assert [found for text in texts for found in wanted.findall(text)] == []


def test_versions_as_windows_counts() -> None:
    assert version.numbers("0.1.0") == (0, 1, 0, 0)
    assert version.numbers("12.3.4.5") == (12, 3, 4, 5)
    assert version.numbers("1.2rc3") == (1, 2, 3, 0)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6\\opengl32sw.dll", False),
        ("Cryptodome/Cipher/_raw_aes.abi3.so", True),
        ("Cryptodome\\PublicKey\\_ec_ws.pyd", False),
        ("lxml/etree.so", True),
    ],
)
def test_plugins_that_stay(name: str, stays: bool) -> None:
    assert trim._left_out((name, f"/wheel/{name}", "BINARY")) is not stays


def test_only_the_modules_of_qt_that_are_imported_stay() -> None:
    used = {"QtCore"}
    assert not trim._unused("PySide6/QtCore.abi3.so", used)
    assert trim._unused("PySide6/QtNetwork.abi3.so", used)
    assert not trim._unused("PySide6\\Qt6Network.dll", used)  # that is the library's


def test_the_machines_own_libraries_stay_where_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    entry = ("libfontconfig.so.1", "/usr/lib/x/libfontconfig.so.1", "BINARY")
    assert trim._left_out(entry)


def test_only_our_language_of_qt_stays() -> None:
    entries = [
        (f"PySide6/Qt/translations/{name}", "", "DATA")
        for name in ("qtbase_zh_CN.qm", "qtbase_de.qm", "designer_zh_CN.qm")
    ]
    assert [Path(each[0]).name for each in trim.datas(entries)] == ["qtbase_zh_CN.qm"]


def test_every_kind_of_photo_that_is_taken_in_can_be_read_by_a_package() -> None:
    readers = {f"PIL.{name.capitalize()}ImagePlugin" for name in reading.FORMATS}
    assert not readers & set(trim.MODULES)
    assert "PIL._webp" not in trim.MODULES  # its reader is nothing without it


def test_one_runtime_of_microsofts_for_all() -> None:
    entries = [
        ("VCRUNTIME140.dll", "C:\\python\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\VCRUNTIME140.dll", "C:\\shiboken6\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\MSVCP140.dll", "C:\\shiboken6\\MSVCP140.dll", "BINARY"),
        ("PySide6\\MSVCP140.dll", "C:\\PySide6\\MSVCP140.dll", "BINARY"),
        ("PySide6\\Qt6Core.dll", "C:\\PySide6\\Qt6Core.dll", "BINARY"),
    ]
    assert trim._one_runtime(entries) == [
        ("VCRUNTIME140.dll", "C:\\python\\VCRUNTIME140.dll", "BINARY"),
        ("MSVCP140.dll", "C:\\PySide6\\MSVCP140.dll", "BINARY"),
        entries[-1],
    ]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("pillow-13.0.0.dist-info/METADATA", True),
        ("pillow-13.0.0.dist-info/licenses/LICENSE", True),
        ("pillow-13.0.0.dist-info/RECORD", False),
        ("filelock-4.2.11.dist-info\\sboms\\filelock.cdx.json", False),
    ],
)
def test_versions_and_terms_of_the_parts_stay(name: str, stays: bool) -> None:
    assert bool(trim.datas([(name, "", "DATA")])) is stays


def test_no_link_leads_to_what_was_left_out() -> None:
    library = ("PySide6/Qt/lib/libQt6Core.so.6", "/wheel/libQt6Core.so.6", "BINARY")
    links = [
        (f"libQt6{name}.so.6", f"PySide6/Qt/lib/libQt6{name}.so.6", "SYMLINK")
        for name in ("Core", "Network")
    ]
    assert trim.linked([*links, library], [library]) == [links[0], library]


def test_fonts_come_from_where_they_were_made_smaller(tmp_path: Path) -> None:
    (tmp_path / "A.ttf").touch()
    fonts = "tecdesk/resources/fonts"
    entries = [
        (f"{fonts}/A.ttf", "/source/A.ttf", "DATA"),
        (f"{fonts}/licenses/OFL.txt", "/source/licenses/OFL.txt", "DATA"),
    ]
    made = trim.refonted(entries, tmp_path)
    assert [each[1] for each in made] == [str(tmp_path / "A.ttf"), entries[1][1]]


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("coll/zh_Hans.res", True),
        ("coll/root.res", True),
        ("coll/ucadata.icu", True),
        ("zoneinfo64.res", True),
        ("coll/de_.res", False),
        ("curr/zh.res", False),
        ("brkitr/thaidict.dict", False),
        ("ibm-943_P15A-2003.cnv", False),
    ],
)
def test_what_stays_of_icu(item: str, stays: bool) -> None:
    assert icu.stays(item) is stays


def test_the_glibc_asked_for() -> None:
    said = "  0x1 0x00 05 GLIBC_2.4\n  0x2 0x00 04 GLIBC_2.28\n"
    assert needs.newest(said) == (2, 28)
    assert needs.newest("nothing") == (0, 0)


def test_the_book_has_one_suffix_everywhere() -> None:
    for name in ("linux/tecdesk.xml", "windows/tecdesk.nsi"):
        assert paths.BOOK_SUFFIX in (PACKAGING / name).read_text(encoding="utf-8")
    portable = (PACKAGING / "windows" / "build.sh").read_text(encoding="utf-8")
    assert f'mkdir -p "$folder/{paths.PORTABLE}"' in portable


def test_the_installer_lets_books_alone() -> None:
    script = (PACKAGING / "windows" / "tecdesk.nsi").read_text(encoding="utf-8")
    gone = re.findall(r"^\s*RMDir /r (.*)$", script, re.MULTILINE)
    assert set(gone) == {'"$INSTDIR\\_internal"'}
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
