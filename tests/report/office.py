"""LibreOffice, where there is one: Word files as it sets them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from tecdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = which("soffice") or which("libreoffice")
OFFICIAL = {
    "仿宋_GB2312": "TecDesk Song",
    "楷体_GB2312": "TecDesk Kai",
    "黑体": "TecDesk Hei",
    "宋体": "TecDesk Song",
    "方正小标宋简体": "TecDesk SongBold",
}
"""Official fonts to ours that stand in for them: Chinese is as wide in all."""
_PATIENCE_S = 110
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{}</string></edit>'
    "</match>"
)


def printed_by_office(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word files as PDF, by the same names; skips where there is no LibreOffice."""
    if PROGRAM is None:
        pytest.skip("LibreOffice is not installed: nothing to set a Word file with")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    words = [
        *(PROGRAM, "--headless", f"-env:UserInstallation={(folder / 'me').as_uri()}"),
        *("--convert-to", "pdf", "--outdir", str(folder)),
        *(str(folder / f"{name}.docx") for name in files),
    ]
    fonts = {"FONTCONFIG_FILE": str(_fonts(folder)), "HOME": str(folder)}
    subprocess.run(
        words,
        env=os.environ | fonts,
        timeout=_PATIENCE_S,
        check=True,
        capture_output=True,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def _fonts(folder: Path) -> Path:
    """A font configuration that knows our fonts and nothing else."""
    ours = Path(str(resource("fonts")))
    aliases = "".join(_ALIAS.format(*pair) for pair in OFFICIAL.items())
    made = folder / "fonts.conf"
    made.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(ours))}</dir><cachedir>{escape(str(folder / 'cache'))}"
        f"</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return made
