"""Qt's ICU for Chinese and English only: icu.py LIBICUDATA, which is replaced.

Qt asks ICU to sort and to fold; dates, numbers and the breaks of lines it knows by
itself. Of the 30 MB of words, currencies, units and dictionaries of all languages
nobody reads anything. Needs objcopy, gcc and ICU's own icupkg (Debian: icu-devtools).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

LANGUAGES = {"zh", "en"}
_NOT_ASKED = {"curr", "lang", "region", "unit", "rbnf", "translit", "brkitr"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(_\w*)?\.res")
_CODE = """
    .section .rodata
    .balign 16
    .globl {name}
    .type {name}, %object
    .size {name}, {size}
{name}:
    .incbin "{path}"
    .section .note.GNU-stack,"",%progbits
"""


def main() -> None:
    """Take out what nobody reads and link the rest under the same name."""
    library = Path(sys.argv[1])
    with TemporaryDirectory() as place:
        symbol = _symbol(library)
        whole = Path(place, symbol.replace("_dat", "l.dat"))  # it knows itself by name
        less = Path(place, "less.dat")
        _run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
        listed = _run("icupkg", "-l", whole).split()
        gone = Path(place, "gone.txt")
        gone.write_text("\n".join(name for name in listed if not stays(name)) + "\n")
        _run("icupkg", "-r", gone, whole, less)
        before = library.stat().st_size
        _link(library, less, symbol)
    print(f"{library.name} {before} -> {library.stat().st_size}")


def stays(name: str) -> bool:
    """True for an item that the program may ask for."""
    folder, _, plain = name.rpartition("/")
    if folder in _NOT_ASKED or plain.endswith(".cnv"):
        return False
    language = _LANGUAGE.fullmatch(plain)
    return language is None or language[1] in LANGUAGES


def _symbol(library: Path) -> str:
    """What the other libraries know the data by: icudt73_dat."""
    said = _run("nm", "-D", "--defined-only", library)
    return next(word for word in said.split() if word.startswith("icudt"))


def _link(library: Path, data: Path, name: str) -> None:
    code = data.with_suffix(".s")
    size = data.stat().st_size
    code.write_text(_CODE.format(name=name, size=size, path=data))
    options = ("-shared", "-nostdlib", "-Wl,--build-id=none", "-Wl,-z,noexecstack")
    _run("gcc", *options, f"-Wl,-soname,{library.name}", "-o", library, code)
    _run("strip", library)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
