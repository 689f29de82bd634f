"""The parts of a release as CycloneDX 1.5 has them: an SBOM that other tools read.

python packaging/release/bom.py FILE TIME      TIME of the release, as ISO has it
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from uuid import NAMESPACE_URL
from uuid import uuid5

import number
from parts import ROOT
from parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from parts import Part

_FONTS = ROOT / "tecdesk" / "resources" / "fonts" / "SHA256SUMS"


def bom_of(version: str, made: str, found: Sequence[Part]) -> dict[str, Any]:
    """The document.

    Args:
        version: of the release.
        made: when, as an ISO time; of the commit, so that it can be made again.
        found: what ships.
    """
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'tecdesk {version} {made}')}",
        "version": 1,
        "metadata": {"timestamp": made, "component": _program(version)},
        "components": [one for part in found for one in _components(part)],
    }


def _program(version: str) -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": f"tecdesk@{version}",
        "name": "tecdesk",
        "version": version,
        "licenses": [{"expression": "MIT"}],
    }


def _components(part: Part) -> Iterator[dict[str, Any]]:
    """One for each version of a part, which may differ by system."""
    for system, version in part.versions or (("", ""),):
        made = _component(part, version, system)
        if part.is_wheel:
            made["purl"] = _purl("pypi", _plain(part.name), version)
            made["hashes"] = [{"alg": "SHA-256", "content": h} for h in part.hashes]
        if inside := [*_crates(part), *_files(part)]:
            made["components"] = inside
        yield made


def _component(part: Part, version: str, system: str) -> dict[str, Any]:
    sign = "@".join(filter(None, (part.name, version, system)))
    made = {
        "type": "file" if part.files else "library",
        "bom-ref": sign,
        "name": part.name,
        "version": version,
        "description": part.purpose,
        "licenses": [{"expression": part.licence}],
        "properties": list(_properties(part, system)),
    }
    if part.home:
        made["externalReferences"] = [{"type": "website", "url": part.home}]
    return {key: value for key, value in made.items() if value}


def _properties(part: Part, system: str) -> Iterator[dict[str, str]]:
    if system:
        yield {"name": "tecdesk:system", "value": system}
    if part.inside:
        yield {"name": "tecdesk:inside", "value": part.inside}


def _crates(part: Part) -> Iterator[dict[str, Any]]:
    for name, version, licence in part.crates:
        yield {
            "type": "library",
            "bom-ref": f"{part.name}/{name}@{version}",
            "name": name,
            "version": version,
            "licenses": [{"expression": licence}],
            "purl": _purl("cargo", name, version),
        }


def _files(part: Part) -> Iterator[dict[str, Any]]:
    """The fonts by their hashes in the source; packages have simpler outlines."""
    lines = _FONTS.read_text(encoding="utf-8").splitlines()
    sums = {name: found for found, name in (line.split() for line in lines)}
    for name in part.files:
        if name in sums:
            hashes = [{"alg": "SHA-256", "content": sums[name]}]
            ref = f"{part.name}/{name}"
            yield {"type": "file", "bom-ref": ref, "name": name, "hashes": hashes}


def _purl(kind: str, name: str, version: str) -> str:
    return f"pkg:{kind}/{name}@{version}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write(path: Path, made: str) -> None:
    """Write the parts of the version that the tree has."""
    bom = bom_of(number.declared(ROOT), made, parts())
    text = json.dumps(bom, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])
