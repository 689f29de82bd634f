"""Every part that ships: wheels by their own words, the rest by licences/parts.toml."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution
from importlib.metadata import PackagePath
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from refusal import Refused

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / "build" / "parts"
"""What `make build/parts` lays out: the wheels of requirements.txt, as they ship."""
_LICENCES = ROOT / "packaging" / "licences"
_RESOURCES = ROOT / "tecdesk" / "resources"
_LINE = re.compile(r"^([\w.-]+)==([\w.]+)((?:\s+(?:\\\s+)?--hash=\S+)*)", re.MULTILINE)
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$|licenses/", re.IGNORECASE)
_HOMES = ("homepage", "home", "repository", "source", "source code")
_SYSTEMS = {"version": "", "linux": "Linux", "windows": "Windows"}
_NOT_OURS = re.compile(r"/fonts/|/android/|musl$|musl/|/v8_xfa/|\.py[ci]?$")
"""Of what a wheel carries: for other systems, or left out of our packages."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made and that ships.

    Attributes:
        versions: system and version; the system is empty where both have it. None
            for what has none, as a font made anew.
        licence: as an SPDX expression.
        files: names of those that it is, where it is no library.
        texts: name and whole text of each licence.
        inside: name of the part that carries it; empty for one of its own.
        hashes: SHA-256 of the wheels that may go in.
        crates: name, version and licence of what was compiled into it.
    """

    name: str
    versions: tuple[tuple[str, str], ...]
    licence: str
    home: str
    files: tuple[str, ...] = ()
    purpose: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    inside: str = ""
    hashes: tuple[str, ...] = ()
    crates: tuple[tuple[str, str, str], ...] = ()
    is_wheel: bool = False


def parts() -> list[Part]:
    """All of them: wheels by name, then what stands in parts.toml.

    Raises:
        Refused: a wheel is not installed here, or in another version.
    """
    declared = tomllib.loads((_LICENCES / "parts.toml").read_text(encoding="utf-8"))
    wheels = [_wheel(*each, declared) for each in required()]
    return wheels + [_declared(each) for each in declared["part"]]


def required() -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, version and hashes of each line of requirements.txt."""
    text = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    return [
        (name, version, tuple(re.findall(r"sha256:(\w+)", rest)))
        for name, version, rest in _LINE.findall(text)
    ]


def _wheel(
    name: str, version: str, hashes: tuple[str, ...], declared: dict[str, Any]
) -> Part:
    installed = _installed(name, version)
    texts = [_own(name, each) for each in declared["lacking"].get(name, ())]
    return Part(
        name=name,
        versions=(("", version),),
        licence=_said(installed, "License-Expression") or declared["wheels"][name],
        home=_home(installed),
        texts=(*_carried(installed, name), *texts),
        hashes=hashes,
        crates=_crates(installed),
        is_wheel=True,
    )


def _installed(name: str, version: str) -> Distribution:
    found = next(iter(distributions(name=name, path=[str(WHEELS)])), None)
    if found is None or found.version != version:
        raise Refused(f"{name} {version} is not in {WHEELS}: make build/parts")
    return found


def _home(installed: Distribution) -> str:
    lines = installed.metadata.get_all("Project-URL") or []
    said = {name.lower(): url for name, url in (line.split(", ", 1) for line in lines)}
    found = [said[name] for name in _HOMES if name in said]
    return _said(installed, "Home-page") or (found or [""])[0]


def _said(installed: Distribution, key: str) -> str:
    """What a wheel says of itself; empty where it says nothing."""
    return str((installed.metadata.get_all(key) or [""])[0])


def _carried(installed: Distribution, name: str) -> list[tuple[str, str]]:
    """The texts of licences in a wheel."""
    found = []
    for file in installed.files or []:
        place = str(file)
        if _TEXT.search(place) and not _NOT_OURS.search(place):
            found.append((f"{name}：{file.name}", _read(file)))
    return found


def _read(file: PackagePath) -> str:
    """What a wheel's file says; some were written before UTF-8."""
    whole = Path(str(file.locate())).read_bytes()
    try:
        return whole.decode("utf-8")
    except UnicodeDecodeError:
        return whole.decode("latin-1")


def _crates(installed: Distribution) -> tuple[tuple[str, str, str], ...]:
    """What a wheel says was compiled into it from Rust."""
    found = []
    for file in installed.files or []:
        if file.match("*.dist-info/sboms/*.cyclonedx.json"):
            found += [_crate(each) for each in json.loads(_read(file))["components"]]
    return tuple(sorted(found))


def _crate(component: dict[str, Any]) -> tuple[str, str, str]:
    (licence,) = component["licenses"]
    return component["name"], component["version"], licence["expression"]


def _declared(table: dict[str, Any]) -> Part:
    return Part(
        name=table["name"],
        versions=tuple((_SYSTEMS[key], table[key]) for key in _SYSTEMS if key in table),
        licence=table["licence"],
        home=table["home"],
        files=tuple(table.get("files", ())),
        purpose=table["for"],
        texts=tuple(_own(table["name"], each) for each in table["texts"]),
        inside=table.get("inside", ""),
    )


def _own(name: str, text: str) -> tuple[str, str]:
    """A text by its name: of ours, or WHEEL:FILE, or of the resources."""
    where, _, file = text.rpartition(":")
    if where == "resources":
        (path,) = _RESOURCES.rglob(file)
    elif where:
        (wheel,) = distributions(name=where, path=[str(WHEELS)])
        one = next(each for each in wheel.files or [] if each.name == file)
        return f"{name}：{file}", _read(one)
    else:
        path = _LICENCES / "texts" / file
    return f"{name}：{file}", path.read_text(encoding="utf-8")
