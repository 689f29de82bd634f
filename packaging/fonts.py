"""Fonts with simpler outlines, as they go into the packages: fonts.py SOURCE TARGET.

Every character, every width and every name stays; outlines get fewer points and a
coarser grid, and move by less than a printer's dot (COMMON, SELDOM). Nothing changes
in SOURCE, and TARGET is made anew only when something is newer. Ten minutes.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from array import array
from dataclasses import replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program

sys.path.insert(0, str(Path(__file__).parent))
import outlines

if TYPE_CHECKING:
    from outlines import Measure
    from outlines import Ring

COMMON = outlines.Measure(within=1.5, grid=2)
"""Outlines moved by 3.2 thousandths of the type size where they moved most, of 320
characters measured: at 16 points 0.018 mm. A dot of 600 to the inch is 0.042 mm."""
SELDOM = outlines.Measure(within=2.5, grid=4)
"""For characters that only names have: by 5.4 thousandths (0.030 mm), of 300."""
RARE = "TecDeskRare-Regular.ttf"
RARE_UNITS = 205
"""Units to its type size, a fifth of what it had: smaller numbers pack better."""
LARGE = "TecDeskSong-Regular.ttf"
ORDINARY = "TecDeskSongBold-Regular.ttf"
"""What it has is in common use; what only LARGE has is seldom."""
_MADE_OF = "made-of.txt"


def main() -> None:
    """Make all of them, or none when they are what they would become."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    stamp = _stamp(source)
    kept = target / _MADE_OF
    if kept.exists() and kept.read_text(encoding="utf-8") == stamp:
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted(source.glob("*.ttf")):
        made = target / path.name
        smaller(path, source / ORDINARY).save(made, reorderTables=True)
        print(f"{path.name} {path.stat().st_size} -> {made.stat().st_size}")
    sums = (f"{_sum(path)}  {path.name}\n" for path in sorted(target.glob("*.ttf")))
    (target / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    kept.write_text(stamp, encoding="utf-8")


def smaller(path: Path, ordinary: Path, only: set[str] | None = None) -> TTFont:
    """A font with simpler outlines.

    Args:
        path: the font.
        ordinary: the one that has the characters in common use.
        only: names of the glyphs to look at; all of them when none are named.
    """
    font = TTFont(path, recalcTimestamp=False)
    common = set(TTFont(ordinary).getBestCmap())
    seldom = {name for code, name in font.getBestCmap().items() if code not in common}
    works = [
        (name, rings, _measure(path.name, seldom=name in seldom))
        for name, rings in _rings(font, only)
    ]
    with Pool() as pool:
        made = pool.imap(_simplified, works, chunksize=500)
        for (name, _, _), rings in zip(works, made, strict=True):
            font["glyf"][name] = _glyph(rings)
    if path.name == RARE:
        scale_upem(font, RARE_UNITS)
    return font


def _measure(name: str, *, seldom: bool) -> Measure:
    if name == RARE:
        return replace(SELDOM, grid=1)  # its coarser grid are its units
    return SELDOM if name == LARGE and seldom else COMMON


def _rings(font: TTFont, only: set[str] | None) -> list[tuple[str, list[Ring]]]:
    glyphs = font["glyf"]
    names = [name for name in font.getGlyphOrder() if only is None or name in only]
    return [
        (name, _contours(glyphs[name], glyphs))
        for name in names
        if glyphs[name].numberOfContours > 0
    ]


def _contours(glyph: Glyph, glyphs: Any) -> list[Ring]:
    points, ends, flags = glyph.getCoordinates(glyphs)
    marked = [
        (point, flag & 1) for point, flag in zip(list(points), flags, strict=True)
    ]
    begins = [0, *(end + 1 for end in ends)]
    return [
        marked[begin : end + 1] for begin, end in zip(begins[:-1], ends, strict=True)
    ]


def _simplified(work: tuple[str, list[Ring], Measure]) -> list[Ring]:
    _, rings, measure = work
    one = partial(outlines.simplified, measure=measure)
    return [ring for ring in map(one, rings) if ring]


def _glyph(rings: list[Ring]) -> Glyph:
    glyph, points = Glyph(), [each for ring in rings for each in ring]
    glyph.numberOfContours = len(rings)
    glyph.coordinates = GlyphCoordinates([point for point, _ in points])
    glyph.flags = array("B", [on for _, on in points])
    lengths = (len(ring) for ring in rings)
    end = -1
    glyph.endPtsOfContours = [end := end + length for length in lengths]
    glyph.program = Program()
    glyph.program.fromBytecode(b"")
    return glyph


def _stamp(source: Path) -> str:
    here = Path(__file__)
    paths = [here, here.with_name("outlines.py"), *sorted(source.glob("*.ttf"))]
    return "".join(f"{_sum(path)}  {path.name}\n" for path in paths)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
