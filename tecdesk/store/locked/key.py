"""The key of a locked file: made slowly from a passphrase and the file's salt.

The file is SQLCipher 4's with its own figures, so that any program that knows
SQLCipher opens it with the passphrase. Only the salt is half ours: it begins with a
mark, for all else in such a file looks like chance.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.store.heads import reading

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"TdKB"
"""The first bytes of a locked file of ours; twelve of chance follow."""
SALT = 16
LEAST = 8
"""Characters of a passphrase."""
_ROUNDS, _BYTES = 256_000, 32
"""SQLCipher 4: PBKDF2-HMAC-SHA512, AES-256."""


class PassphraseNeeded(DeskError):  # noqa: N818 - as DeskError names its kinds
    """A file is locked and nobody gave its passphrase.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} 有密码。", "输入它的密码再打开。")
        self.path = path


class WrongPassphrase(PassphraseNeeded):
    """The passphrase is another."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.sentence = f"密码不对，{path.name} 没有打开。"
        self.next_step = "再输一遍；改过密码的，早先的备份用那时的密码。"


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a locked file.

    Attributes:
        salt: stands in the file, open to all. raw: never leaves this process.
    """

    salt: bytes
    raw: bytes = field(repr=False)

    @property
    def spec(self) -> str:
        """As SQLCipher takes it, without making it anew each time."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def salt_of(path: Path) -> bytes | None:
    """The salt of a locked file; None for any other, also one that is not there."""
    try:
        with reading(path) as read:
            head = read(SALT, 0)
    except OSError:
        return None
    return head if len(head) == SALT and head.startswith(MARK) else None


def derive(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase gives with a salt; takes a quarter of a second."""
    words = _plain(passphrase).encode()
    return Key(salt, hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _BYTES))


def fresh(passphrase: str) -> Key:
    """A key for a file that is about to be made.

    Raises:
        DeskError: the passphrase is too short.
    """
    require_strong(passphrase)
    return derive(passphrase, MARK + os.urandom(SALT - len(MARK)))


def require_strong(passphrase: str) -> None:
    """Refuse what is guessed soon.

    Raises:
        DeskError: it is too short, or one sign again and again.
    """
    words = _plain(passphrase)
    if len(words) < LEAST:
        raise DeskError(
            f"密码太短，至少 {LEAST} 个字。", "几个不相干的词连起来，好记又难猜。"
        )
    if len(set(words)) <= 2:
        raise DeskError("密码太好猜了。", "几个不相干的词连起来，好记又难猜。")


def _plain(passphrase: str) -> str:
    """The same words for the same keys, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", passphrase.strip())
