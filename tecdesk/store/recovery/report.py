"""What a recovery says: what was read, what a backup gave, what is lost or doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a list.

    Attributes:
        register: its key. id: of the record.
        name: what it is called, its date first; empty when nothing is known of it.
    """

    register: str
    id: str
    name: str = ""

    @property
    def words(self) -> str:
        """培训 2025-03-05 茶园春季管理."""
        label = REGISTERS[self.register].label
        return f"{label} {self.name or self.id}"


@dataclass(slots=True)
class Recovery:
    """What came of it.

    Attributes:
        path: the new book. backup: the one that helped; None when there was none.
        pages: how many pages are known to be wrong.
        counts: register key to the records in use in the new book.
        completed: records taken from the backup and brought up to date.
        doubtful: records read from pages known to be wrong.
        missing: records the journal knows of that were found nowhere.
        loosened: records that pointed to something missing and no longer do.
        photos: what was the matter with the photos; empty for nothing.
    """

    path: Path
    backup: Path | None = None
    pages: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    completed: list[Item] = field(default_factory=list)
    doubtful: list[Item] = field(default_factory=list)
    missing: list[Item] = field(default_factory=list)
    loosened: list[Item] = field(default_factory=list)
    photos: str = ""

    @property
    def sentence(self) -> str:
        """What came of it in one sentence."""
        held = sum(self.counts.values())
        parts = [f"救回 {held} 条记录"]
        for items, said in (
            (self.completed, "其中 {} 条从备份补的"),
            (self.doubtful, "{} 条要核对"),
            (self.missing, "缺 {} 条"),
        ):
            if items:
                parts.append(said.format(len(items)))
        return "，".join(parts) + "。"

    @property
    def listed(self) -> Path:
        """Where the list lies."""
        return self.path.with_name(f"{self.path.stem}_清单.txt")

    @property
    def plain(self) -> dict[str, object]:
        """The same for a script."""
        lists = {
            "missing": self.missing,
            "doubtful": self.doubtful,
            "completed": self.completed,
            "loosened": self.loosened,
        }
        return {
            "book": str(self.path),
            "backup": str(self.backup) if self.backup else None,
            "bad_pages": self.pages,
            "counts": self.counts,
            **{key: [item.words for item in items] for key, items in lists.items()},
        }

    @property
    def text(self) -> str:
        """All of it, for the file beside the new book."""
        lists = (
            ("没有救回来，要照原来的纸重新记", self.missing),
            ("读出来了，但所在的地方坏过，要和原来的纸核对", self.doubtful),
            ("从备份补的", self.completed),
            ("原来指着的记录没有了，已空着", self.loosened),
        )
        lines = [self.sentence, f"备份：{self.backup.name if self.backup else '没有'}"]
        for head, items in lists:
            lines += ["", f"{head}：{len(items)} 条"]
            lines += [f"  {item.words}" for item in items]
        return "\r\n".join(lines) + "\r\n"
