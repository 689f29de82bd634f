"""统一密钥 as a file: what a county hands down, and no package ever holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.delivery import refuse_present
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.exchange.packages.package import name_in_files
from tecdesk.paths import KEY_SUFFIX
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_WHAT = "TecDesk person key 1"
_LIMIT = 1 << 16


def write_key(folder: Path, key: PersonKey, county: str, now: datetime) -> Path:
    """Write a key into a folder: 统一密钥_青山县_7K3F-92QD.tdkey.

    Args:
        folder: where it goes.
        key: the key.
        county: who hands it down.
        now: local time.

    Raises:
        DeskError: a file of the name is there, or it cannot be written.
    """
    said = {
        "what": _WHAT,
        "county": county,
        "made_at": now.isoformat(timespec="seconds"),
        "number": key.number,
        "key": key.secret.hex(),
    }
    data = json.dumps(said, ensure_ascii=False, indent=1).encode()
    path = folder / f"统一密钥_{name_in_files(county)}_{key.number}{KEY_SUFFIX}"
    refuse_present(path)
    write_atomically(path, lambda stream: stream.write(data))
    return path


def read_key(path: Path) -> PersonKey:
    """Read a key.

    Raises:
        DeskError: cannot be read, or holds no key.
    """
    with os_errors(path, "读取"), path.open("rb") as stream:
        data = stream.read(_LIMIT)
    try:
        said = json.loads(data)
        key = PersonKey.read(str(said["key"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _no_key(path) from None
    if said.get("what") != _WHAT or said.get("number") != key.number:
        raise _no_key(path)
    return key


def _no_key(path: Path) -> DeskError:
    return DeskError(
        f"{path.name} 不是统一密钥，或没有拷完。",
        f"请县里再给一次，扩展名是 {KEY_SUFFIX}。",
    )
