"""CHANGELOG.md: what is new gets its version and day; the notes of a version."""

from __future__ import annotations

import re

from refusal import Refused

_HEAD = "## 未发布"
_SECTION = re.compile(r"^## ", re.MULTILINE)


def dated(changelog: str, version: str, day: str) -> str:
    """The change log of the release; the head for what comes next stays, empty.

    Raises:
        Refused: nothing stands under the head.
    """
    before, lines, after = _parted(changelog)
    if not re.search(r"^- ", lines, re.MULTILINE):
        raise Refused(f"nothing stands under {_HEAD[3:]} in CHANGELOG.md")
    return f"{before}{_HEAD}\n\n## {version}（{day}）\n{lines}{after}"


def notes_of(changelog: str, version: str) -> str:
    """What changed in a version, as a page of its own for whoever gets it."""
    sections = _SECTION.split(changelog)
    found = next(each for each in sections if each.startswith(f"{version}（"))
    head, _, lines = found.partition("\n")
    return f"# TecDesk 农技台账 {head}\n\n{lines.strip()}\n\n{_UPGRADE}"


def _parted(changelog: str) -> tuple[str, str, str]:
    """What stands before the head, under it, and from the next version on."""
    before, head, rest = changelog.partition(f"{_HEAD}\n")
    if not head:
        raise Refused(f"CHANGELOG.md has no head {_HEAD[3:]}")
    following = _SECTION.search(rest)
    cut = following.start() if following else len(rest)
    return before, rest[:cut], rest[cut:]


_UPGRADE = """\
## 怎样升级

- 直接装在旧版本上面，台账、备份、设置都不动。
- 第一次打开旧台账时，先在旁边留一份“升级前”的，再改成新的格式。
- 升过级的台账，旧版本打不开：几台电脑轮着用一本的，先都装上新版本。
- SHA256SUMS 里写着每个文件的指纹，拷来拷去以后可以核对。
"""
