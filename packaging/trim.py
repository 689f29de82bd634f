"""What a bundle leaves out: of Qt, of Python, and of the machine it is built on.

PyInstaller takes every plugin of a Qt module that is imported, and every library those
plugins want. Here the plugins that are used are named; a Qt library stays when one of
them, or a module of PySide6 that stays, asks for it.
"""

from __future__ import annotations

import posixpath
import sys
from pathlib import Path
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, str, str]
"""Name in the bundle, file it comes from, what PyInstaller calls its kind."""

PICTURES = (
    *("Blp", "BufrStub", "Cur", "Dcx", "Dds", "Eps", "Fits", "Fli", "Fpx", "Ftex"),
    *("Gbr", "GribStub", "Hdf5Stub", "Icns", "Im", "Imt", "Jpeg2K", "McIdas"),
    *("Mic", "Mpeg", "Msp", "Palm", "Pcd", "Pcx", "Pdf", "Pixar", "Psd", "Qoi", "Sgi"),
    *("Spider", "Sun", "Tga", "Wmf", "Xbm", "Xpm", "XVThumb"),
)
"""Kinds of pictures nobody attaches; `photos.reading.FORMATS` are those that may be."""
CHARTS = (
    *("axes", "barcharts", "dotbox", "doughnut", "legends", "linecharts", "lineplots"),
    *("markers", "piecharts", "slidebox", "spider", "textlabels", "utils", "utils3d"),
)
"""Of reportlab; ours are drawn by `report.charts`. Its bar codes ask for `areas`."""

MODULES = [
    *("tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "ensurepip"),
    *("pip", "setuptools", "pkg_resources", "pytest", "numpy", "pyarrow", "pyspark"),
    *("tecdesk.spark", "openpyxl", "IPython", "rlPyCairo", "matplotlib"),
    *(
        "PIL.ImageQt",
        "PIL.ImageTk",
        "PIL.ImageCms",
        "PIL._imagingcms",
        "PIL._imagingtk",
        "PIL._avif",
    ),
    *("lxml.html", "lxml.objectify", "lxml.isoschematron", "lxml.sax"),
    *("multiprocessing", "pydoc_data", "xmlrpc", "ftplib", "asyncio"),
    # The program speaks to no network.
    *("ssl", "_ssl", "http", "cgi", "webbrowser", "charset_normalizer"),
    *("urllib.request", "urllib.error", "urllib.response", "filelock.asyncio"),
    *("_pydecimal", "xml.dom", "sqlite_utils.cli", "click_default_group"),
    *("reportlab.graphics.renderPM", "reportlab.graphics.renderPS"),
    *("reportlab.graphics.renderSVG", "reportlab.graphics.samples"),
    "reportlab.graphics.widgets",
    *(f"reportlab.graphics.charts.{kind}" for kind in CHARTS),
    *(f"PIL.{kind}ImagePlugin" for kind in PICTURES),
    *("PIL.PdfParser", "tabulate", "dateutil.rrule", "click.testing"),
    *("Cryptodome.PublicKey", "Cryptodome.Math", "Cryptodome.Signature"),
    *("Cryptodome.Protocol", "Cryptodome.IO"),
    *("_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
]
"""Never imported; some libraries name them for things that nobody does here."""

PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qwindows"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platformthemes": {"qxdgdesktopportal"},
    "imageformats": {"qjpeg", "qico"},  # photos come in through Pillow, kept as JPEG
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
}
"""Folder of plugins to the names that stay, without lib and suffix."""

NEVER = ("opengl32sw", "d3dcompiler", "libEGL", "libGLESv2")
"""Software GL: the windows are drawn by Qt's raster engine."""

TRANSLATIONS = {"qtbase_zh_CN.qm"}
CIPHERS = {
    *("_raw_aes", "_raw_aesni", "_raw_cbc", "_raw_ctr", "_raw_ecb", "_strxor"),
    *("_ghash_clmul", "_ghash_portable", "_BLAKE2s", "_cpuid_c"),
}
"""Of Cryptodome's forty libraries those that AES in GCM and CBC asks for."""
RUNTIME = ("msvcp140", "vcruntime140")
"""Microsoft's, which several wheels bring: one of each, the first, for all of them."""
NOTES = {"METADATA", "licenses", "LICENSE", "LICENSE.txt", "LICENSE.rst", "COPYING"}
"""What stays of a wheel's own notes: its version and its terms."""
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def binaries(entries: Iterable[Entry], qt: set[str]) -> list[Entry]:
    """The programs and libraries that stay.

    Args:
        entries: what PyInstaller found.
        qt: modules of PySide6 that are imported; it adds others of its own.
    """
    left = [each for each in entries if not (_left_out(each) or _unused(each[0], qt))]
    left = _one_runtime(left)
    roots = [each for each in left if not _is_qt_library(each[0])]
    libraries = {_stem(each[0]): each for each in left if _is_qt_library(each[0])}
    return roots + _wanted(roots, libraries)


def datas(entries: Iterable[Entry]) -> list[Entry]:
    """The other files that stay."""
    return [each for each in entries if _stays(PurePosixPath(_posix(each[0])))]


def linked(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """Without links that would lead to what was left out."""
    there = {_posix(name) for name, _, _ in kept}
    return [
        (name, target, kind)
        for name, target, kind in entries
        if kind != "SYMLINK"
        or posixpath.normpath(PurePosixPath(_posix(name)).parent / _posix(target))
        in there
    ]


def refonted(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The fonts and their sums out of another folder, everything else as it is."""
    made = {path.name: path for path in folder.iterdir()}
    return [
        (name, str(made[Path(source).name]), kind)
        if "/resources/fonts/" in _posix(name) and Path(source).name in made
        else (name, source, kind)
        for name, source, kind in entries
    ]


def _stays(name: PurePosixPath) -> bool:
    if name.suffix == ".qm":
        return name.name in TRANSLATIONS
    if name.parts[0].endswith(".dist-info"):
        return name.parts[1] in NOTES
    return not (
        "PySide6/Qt/qml" in str(name)
        or "PySide6/qml" in str(name)
        or name.parts[:2] == ("reportlab", "fonts")
        or name.parts[:3] == ("docx", "templates", "default-docx-template")
        or (name.parts[:1] == ("lxml",) and name.suffix in {".rng", ".xsl", ".h"})
    )


def _one_runtime(entries: list[Entry]) -> list[Entry]:
    """Microsoft's libraries beside Python, where all others find them."""
    found: dict[str, Entry] = {}
    for name, source, kind in entries:
        plain = _stem(name)
        if not plain.startswith(RUNTIME):
            found[name] = (name, source, kind)
        elif plain not in found or "pyside6" in _posix(source).lower():
            found[plain] = (PurePosixPath(_posix(name)).name, source, kind)
    return list(found.values())


def _left_out(entry: Entry) -> bool:
    name, source, _ = entry
    path = PurePosixPath(_posix(name))
    if path.name.startswith(NEVER):
        return True
    if sys.platform == "linux" and source.startswith(_SYSTEM):
        return True  # the system's own, named by the package's dependencies
    if path.parts[0] == "Cryptodome":
        return path.name.partition(".")[0] not in CIPHERS
    if "plugins" in path.parts and "PySide6" in path.parts:
        kept = PLUGINS.get(path.parent.name, set())
        return path.stem.removeprefix("lib") not in kept
    return False


def _unused(name: str, qt: set[str]) -> bool:
    path = PurePosixPath(_posix(name))
    module = path.name.partition(".")[0]
    return path.parts[:-1] == ("PySide6",) and (
        path.suffix in {".so", ".pyd"} and module.startswith("Qt") and module not in qt
    )


def _wanted(roots: list[Entry], libraries: dict[str, Entry]) -> list[Entry]:
    """The Qt libraries that something else in the bundle asks for."""
    from PyInstaller.depend.bindepend import get_imports

    found: dict[str, Entry] = {}
    waiting = list(roots)
    while waiting:
        for wanted, _ in get_imports(waiting.pop()[1]):
            stem = _stem(wanted)
            if stem in libraries and stem not in found:
                found[stem] = libraries[stem]
                waiting.append(libraries[stem])
    return list(found.values())


def _is_qt_library(name: str) -> bool:
    return Path(_posix(name)).name.lower().startswith(("libqt6", "qt6", "libicu"))


def _stem(name: str) -> str:
    return PurePosixPath(_posix(name)).name.lower()


def _posix(name: str) -> str:
    return name.replace("\\", "/")
