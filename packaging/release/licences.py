"""第三方许可: who made what ships, on what terms, and the texts of those terms.

python packaging/release/licences.py      writes the text that every package carries
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from parts import ROOT
from parts import Part
from parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "第三方许可.txt"
SHIPPED = ROOT / "tecdesk" / "resources" / "licences" / NAME
_RULE = "=" * 72
_HEAD = """\
TecDesk 农技台账：第三方许可

农技台账自己的许可是 MIT。下面这些是别人写的，随程序一起给你，各按各的许可。
你可以用、可以拷给别人；拷的时候这份文件要跟着走。许可的原文多是英文，以原文为准。

一、关于 Qt 和 PySide6（LGPL-3.0）

窗口用的 Qt 和 PySide6 是按 LGPL 第 3 版用的，没有改动，和程序分开放着。
你有权换成自己的版本，也有权为这件事拆开来研究：

  Windows  安装目录里 _internal\\PySide6 下的 Qt6*.dll、Qt*.pyd、pyside6.abi3.dll，
           _internal\\shiboken6 下的文件
  Linux    /usr/lib/tecdesk/_internal 下的 libQt6*.so.6、libpyside6.abi3.so.6.9、
           libshiboken6.abi3.so.6.9，以及 PySide6、shiboken6 两个文件夹

换上接口相同的同名文件，再打开程序就是用你的。用 pip 装的，换掉 PySide6-Essentials
这一个包。源码：Qt 在 https://download.qt.io/archive/qt/6.9/6.9.3/ ，
PySide6 在 https://download.qt.io/official_releases/QtForPython/pyside6/ 。
拿不到的，向给你程序的人要，三年之内都该给你。
Qt 里面还有许多别人的小段程序，主要的列在下面，全部的见
https://doc.qt.io/qt-6.9/licenses-used-in-qt.html 。

二、都有哪些
"""


class Text(NamedTuple):
    """A licence as it stands in the document."""

    number: int
    name: str
    whole: str


def text_of(found: Sequence[Part]) -> str:
    """The whole document; each text of a licence stands in it once."""
    numbered = _numbered(found)
    lines = [_HEAD]
    lines += [_said(part, numbered) for part in found]
    lines.append("三、许可的原文\n")
    for text in numbered.values():
        plain = text.whole.strip().replace("\r\n", "\n")
        lines += [_RULE, f"原文 {text.number}　{text.name}", _RULE, "", plain, ""]
    return "\n".join(lines)


def _numbered(found: Sequence[Part]) -> dict[str, Text]:
    """The different texts, by what is alike in them."""
    numbered: dict[str, Text] = {}
    for part in found:
        for name, text in part.texts:
            key = _alike(text)
            numbered.setdefault(key, Text(len(numbered) + 1, name, text))
    return numbered


def _alike(text: str) -> str:
    """The same for texts that differ in nothing but blanks and ends of lines."""
    return " ".join(text.split())


def _said(part: Part, numbered: dict[str, Text]) -> str:
    place = f"（在 {part.inside} 里）" if part.inside else ""
    numbers = sorted({numbered[_alike(text)].number for _, text in part.texts})
    told = "，".join(f"{system} {number}".strip() for system, number in part.versions)
    lines = [
        f"{part.name} {told or '、'.join(part.files)}{place}",
        f"    许可：{part.licence}",
        f"    出处：{part.home}" if part.home else "",
        f"    用来：{part.purpose}" if part.purpose else "",
        f"    原文：{'、'.join(map(str, numbers))}" if numbers else "",
    ]
    crates = "、".join(f"{name} {version}" for name, version, _ in part.crates)
    if crates:
        terms = sorted({licence for _, _, licence in part.crates})
        lines.append(f"    里面的 Rust 组件：{crates}")
        lines.append(f"    它们的许可：{'；'.join(terms)}")
    return "\n".join(filter(None, lines)) + "\n"


def write(path: Path) -> None:
    """Write it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(parts()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(SHIPPED)
    print(SHIPPED)
