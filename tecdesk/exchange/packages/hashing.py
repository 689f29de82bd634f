"""Hashes of persons under the county's key: who is the same, never who it is.

    scrypt(text, salt from the key) → HMAC-SHA-256 under the key → 16 bytes

Without the key nothing can be tried. With it every ID number can: there are some 10^7
for a county, so the slow step makes that hours, not seconds (docs/decisions).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import check_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.persons import Hashed

LEAST = 12
"""Characters of a passphrase that a key is made from."""
LENGTH = 32
"""Bytes of a key."""

_COST, _R, _P = 1 << 8, 8, 1
"""scrypt for each person: 256 KiB and about 0.5 ms; 2,000 persons take a second."""
_KEY_COST = 1 << 17
"""scrypt for a passphrase: 128 MiB and about 0.3 s."""
_KEY_SALT = b"TecDesk person key 1"
"""The same everywhere: all a township has is the passphrase."""
_DIGEST = 16


@dataclass(frozen=True)
class PersonKey:
    """The key of one county.

    Attributes:
        secret: 32 bytes that no package holds.
    """

    secret: bytes

    @cached_property
    def number(self) -> str:
        """Eight characters that tell keys apart: 7K3F-92QD."""
        return check_code(self._derived(b"number").hex())

    @classmethod
    def read(cls, text: str) -> PersonKey:
        """A key as books and files hold it, hexadecimal.

        Raises:
            ValueError: it is no key.
        """
        secret = bytes.fromhex(text)
        if len(secret) != LENGTH:
            raise ValueError("not a key")
        return cls(secret)

    @classmethod
    def kept(cls, text: str) -> PersonKey | None:
        """The key that a book holds; None for none, and for what was never one."""
        try:
            return cls.read(text)
        except ValueError:
            return None

    def of(self, persons: Mapping[str, Hashed]) -> dict[str, str]:
        """The digest of each person, hexadecimal; on all processors.

        Args:
            persons: any name to what is hashed.
        """
        salt, mac = self._derived(b"salt"), self._derived(b"mac")

        def one(person: Hashed) -> str:
            text = f"{person.kind}\x1f{person.text}".encode()
            slow = hashlib.scrypt(text, salt=salt, n=_COST, r=_R, p=_P, dklen=32)
            return hmac.digest(mac, slow, "sha256")[:_DIGEST].hex()

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(persons, pool.map(one, persons.values()), strict=True))

    def _derived(self, purpose: bytes) -> bytes:
        return hmac.digest(self.secret, b"TecDesk " + purpose, "sha256")


def new_key() -> PersonKey:
    """A key that nobody can guess."""
    return PersonKey(os.urandom(LENGTH))


def key_of(passphrase: str) -> PersonKey:
    """The key that every township gets from the same passphrase.

    Raises:
        DeskError: it is too short.
    """
    plain = unicodedata.normalize("NFKC", passphrase.strip())
    if len(plain) < LEAST:
        raise DeskError(
            f"口令太短，统一密钥的口令至少 {LEAST} 个字。",
            "用一句长些的话，全县同一句。",
        )
    memory = 2 * 128 * _R * _KEY_COST
    secret = hashlib.scrypt(
        plain.encode(), salt=_KEY_SALT, n=_KEY_COST, r=_R, p=_P, maxmem=memory, dklen=32
    )
    return PersonKey(secret)
