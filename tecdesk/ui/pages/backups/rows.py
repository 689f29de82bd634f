"""What the page of backups lists: backups, registers compared, records compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.drives.drive import spoken
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.backups.comparing import Difference
    from tecdesk.store.backups.comparing import Pair
    from tecdesk.store.backups.shelf import Backup
    from tecdesk.store.backups.shelf import Note
    from tecdesk.tally.saying import Speaker

BACKUPS = (
    Heading("做的时候"),
    Heading("为什么"),
    Heading("台账"),
    Heading("里面有"),
    Heading("最后一步"),
    Heading("大小", right=True),
    Heading("钉住"),
)
REGISTERS_HEADS = (
    Heading("哪本台账"),
    Heading("备份里", right=True),
    Heading("现在", right=True),
    Heading("只在备份里", right=True),
    Heading("只在现在", right=True),
    Heading("不一样", right=True),
)
RECORDS = (Heading("怎么了"), Heading("记录"), Heading("备份里 → 现在"))
ONLY_THERE, ONLY_HERE, DIFFER = "只在备份里", "只在现在", "不一样"


def backup_row(backup: Backup) -> Told:
    """A backup in one line."""
    named, note = backup.named, backup.note
    return Told(
        (
            when(backup),
            named.why or "—",
            named.book,
            held(note),
            note.label if note else "—",
            spoken(backup.size),
            "钉住" if named.pinned else "",
        ),
        backup,
    )


def when(backup: Backup) -> str:
    """2026-11-23 08:33."""
    return backup.named.at.strftime("%Y-%m-%d %H:%M")


def held(note: Note | None) -> str:
    """What is in it, of the four ledgers: 培训 39、示范基地 5."""
    if note is None:
        return "—"
    parts = [
        f"{REGISTERS[key].label} {note.counts[key]}"
        for key in CORE
        if note.counts.get(key)
    ]
    return "、".join(parts) or "还没有记录"


def register_row(key: str, found: Difference) -> Told:
    """A register compared; 0 is left out where only differences count."""
    there = found.same + len(found.both) + len(found.there)
    here = found.same + len(found.both) + len(found.here)
    counts = (len(found.there), len(found.here), len(found.both))
    cells = (str(there), str(here), *(str(count or "") for count in counts))
    return Told((REGISTERS[key].label, *cells), key)


def record_rows(speaker: Speaker, key: str, found: Sequence[Pair]) -> list[Told]:
    """Records compared, one line each."""
    return [_record_row(speaker, REGISTERS[key], pair) for pair in found]


def _record_row(speaker: Speaker, register: Register, pair: Pair) -> Told:
    record = pair.there or pair.here
    if record is None:
        return Told(("", "", ""))
    return Told(
        (_state(pair), speaker.named(record) or record.id, _changes(register, pair)),
        pair,
    )


def _state(pair: Pair) -> str:
    if pair.here is None:
        return ONLY_THERE
    return ONLY_HERE if pair.there is None else DIFFER


def _changes(register: Register, pair: Pair) -> str:
    there, here = pair.there, pair.here
    if there is None or here is None:
        return ""
    told = [_change(register, there, here, key) for key in register.by_key]
    binned = {(False, True): "现在删掉了", (True, False): "备份里是删掉的"}
    state = binned.get((bool(there.binned_at), bool(here.binned_at)), "")
    return "；".join(part for part in (state, *told) if part)


def _change(register: Register, there: Record, here: Record, key: str) -> str:
    field = register[key]
    if there[key] == here[key] or field.inner:
        return ""
    if field.personal or field.to:
        return f"{field.label} 改了"
    shown = [veiled(field, show(field.kind, each[key])) for each in (there, here)]
    old, new = (text or "空" for text in shown)
    return f"{field.label} {old} → {new}"


def total(found: Mapping[str, Difference]) -> tuple[int, int, int]:
    """Over all registers: only there, only here, differing."""
    each = found.values()
    return (
        sum(len(f.there) for f in each),
        sum(len(f.here) for f in each),
        sum(len(f.both) for f in each),
    )
