"""Whether a key is that of a file, asked of its first page without opening it.

SQLCipher would say the same of a wrong key and of a damaged page. A page ends with
its IV and an HMAC-SHA512 over what is before that and its number; the first begins
with the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.store.heads import reading
from tecdesk.store.locked.key import SALT

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.locked.key import Key

PAGE = 4096
_MAC, _IV = 64, 16
TAIL = _MAC + _IV
"""Bytes at the end of a page that are not SQLite's."""
_TWIST = 0x3A


def fits(path: Path, key: Key) -> bool:
    """True when a key is that of a file, or a damaged page cannot tell.

    Raises:
        DeskError: the file cannot be read.
    """
    with os_errors(path, "打开"), reading(path) as read:
        pages = [read(PAGE, at * PAGE) for at in range(8)]
    macs = mac_key(key)
    return any(is_whole(page, at, macs) for at, page in enumerate(pages, 1))


def mac_key(key: Key) -> bytes:
    """The key of the sums, which SQLCipher makes from that of the pages."""
    salt = bytes(each ^ _TWIST for each in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.raw, salt, 2, len(key.raw))


def is_whole(page: bytes, number: int, macs: bytes) -> bool:
    """True when a page is what was written with this key."""
    if len(page) < PAGE:
        return False
    body = page[SALT if number == 1 else 0 : PAGE - _MAC]
    made = hmac.new(macs, body + struct.pack("<I", number), hashlib.sha512)
    return hmac.compare_digest(made.digest(), page[PAGE - _MAC :])


def opened(page: bytes, number: int, key: Key) -> bytes:
    """What SQLite would see of a whole page; its tail is left as zeros."""
    from Cryptodome.Cipher import AES

    begin = SALT if number == 1 else 0
    iv = page[PAGE - TAIL : PAGE - _MAC]
    cipher = AES.new(key.raw, AES.MODE_CBC, iv)
    head = b"SQLite format 3\0"[:begin]
    return head + cipher.decrypt(page[begin : PAGE - TAIL]) + bytes(TAIL)
