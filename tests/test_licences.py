"""Whatever ships is named with its terms: in 第三方许可 and in the SBOM."""

from __future__ import annotations

import re
from importlib.metadata import Distribution
from importlib.metadata import distribution
from typing import Any

import pytest

from tecdesk.paths import resource
from tests.release_tools import ROOT
from tests.release_tools import tool

parts, bom = tool("parts"), tool("bom")
SHIPPED = resource("licences", "第三方许可.txt")
TYPES = {"application", "library", "file"}


def among_the_installed(*, name: str, path: list[str]) -> list[Distribution]:
    del path  # build/parts is made for a release only
    return [distribution(name)]


@pytest.fixture(scope="module")
def found() -> list[Any]:
    """All parts; a newer wheel than the one that ships tells the same terms."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "distributions", among_the_installed)
        patched.setattr(parts, "_installed", lambda name, _version: distribution(name))
        every: list[Any] = parts.parts()
    return every


@pytest.fixture(scope="module")
def document(found: list[Any]) -> dict[str, Any]:
    made: dict[str, Any] = bom.bom_of("1.2.3", "2026-11-23T08:00:00Z", found)
    return made


def test_every_part_has_the_text_of_its_licence(found: list[Any]) -> None:
    without = {part.name for part in found if not part.texts}
    assert without == {"Microsoft Visual C++ 运行库"}  # its terms are Microsoft's page
    for part in found:
        assert part.licence, part.name
        longest = max((len(text.split()) for _, text in part.texts), default=99)
        assert longest > 30, part.name


def test_the_text_that_ships_is_of_today() -> None:
    """Red after a change of requirements.txt or parts.toml: make licences."""
    text = SHIPPED.read_text(encoding="utf-8")
    wanted = [f"{name} {version}" for name, version, _ in parts.required()]
    declared = (ROOT / "packaging" / "licences" / "parts.toml").read_text("utf-8")
    wanted += re.findall(r'^name = "(.*)"$', declared, re.MULTILINE)
    lines = text.splitlines()
    for name in wanted:
        assert any(line.startswith(name) for line in lines), name


def test_each_text_stands_once_and_is_pointed_to() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    heads = re.findall(r"^原文 (\d+)　", text, re.MULTILINE)
    assert heads == [str(number) for number in range(1, len(heads) + 1)]
    lists = re.findall(r"^    原文：(.*)$", text, re.MULTILINE)
    assert {n for line in lists for n in line.split("、")} == set(heads)
    for told in ("GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE"):
        assert told in text


def test_qt_can_be_exchanged_and_it_says_how() -> None:
    head = SHIPPED.read_text(encoding="utf-8").partition("二、都有哪些")[0]
    pinned = {name: version for name, version, _ in parts.required()}
    version = pinned["PySide6_Essentials"]
    assert f"/{version}/" in head  # where its source is
    assert "Qt6*.dll" in head
    assert "libQt6*.so.6" in head


def test_every_requirement_is_in_the_sbom(document: dict[str, Any]) -> None:
    named = {part["purl"] for part in document["components"] if "purl" in part}
    lines = (ROOT / "packaging" / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [re.match(r"([\w.-]+)==([\w.]+)", line) for line in lines]
    pinned = [line.groups() for line in wanted if line]
    assert len(pinned) > 15
    for name, version in pinned:
        plain = re.sub(r"[-_.]+", "-", name).lower()
        assert f"pkg:pypi/{plain}@{version}" in named


def test_what_no_wheel_tells_is_in_the_sbom(document: dict[str, Any]) -> None:
    named = {part["name"] for part in document["components"]}
    assert {"Python", "Qt", "SQLite", "SQLCipher", "OpenSSL", "PDFium", "ICU"} <= named
    fonts = {
        file["name"]
        for part in document["components"]
        for file in part.get("components", ())
        if file["type"] == "file"
    }
    assert fonts == {path.name for path in resource("fonts").glob("*.ttf")}


def test_the_sources_are_those_that_are_built() -> None:
    built = (ROOT / "packaging" / "sources.sha256").read_text("utf-8")
    told = (ROOT / "packaging" / "licences" / "parts.toml").read_text("utf-8")
    for name, file in (("Python", "python3.11"), ("OpenSSL", "openssl")):
        version = re.search(rf'name = "{name}"\n(?:linux|version) = "(.*)"', told)
        assert version
        assert f"{file}_{version[1]}.orig" in built


def test_the_sbom_has_what_cyclonedx_asks_for(document: dict[str, Any]) -> None:
    assert document["bomFormat"] == "CycloneDX"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document["serialNumber"])
    every = [document["metadata"]["component"], *document["components"]]
    every += [each for one in every for each in one.get("components", ())]
    refs = [each["bom-ref"] for each in every]
    assert len(refs) == len(set(refs))
    for each in every:
        assert each["type"] in TYPES
        assert each["name"]
        for hashed in each.get("hashes", ()):
            assert re.fullmatch("[0-9a-f]{64}", hashed["content"])
        for outside in each.get("externalReferences", ()):
            assert outside.keys() == {"type", "url"}


def test_the_sbom_is_the_same_each_time(found: list[Any]) -> None:
    again = [bom.bom_of("1.2.3", "2026-11-23T08:00:00Z", found) for _ in range(2)]
    assert again[0] == again[1]
