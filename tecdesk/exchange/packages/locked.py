"""Locks a whole package with a passphrase, and opens it again: AES-256-GCM, scrypt.

    TecDesk locked 1⏎ | length of the head, 4 bytes | head, JSON
    | blocks of at most 1 MiB, each with its tag of 16 bytes
    | seal: SHA-256 of every byte before it, as at the end of an open package

Each block is sealed with its number and whether it is the last, so that none can be
taken out, doubled or moved. Without the passphrase the seal still tells whether the
file was copied whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from contextlib import contextmanager
from dataclasses import asdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from tempfile import gettempdir
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.manifest import SEAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from Cryptodome.Cipher._mode_gcm import GcmMode

MAGIC = b"TecDesk locked 1\n"
COST = 1 << 17
"""scrypt's n: with r = 8 one try takes 128 MiB and about 0.3 s of a processor."""
LEAST = 8
"""Characters of a passphrase."""

_BLOCK, _TAG, _LENGTH, _SEALED = 1 << 20, 16, 4, len(SEAL) + 64
_MOST_COST, _MOST_HEAD = 1 << 20, 4096
_R, _P = 8, 1


class PassphraseNeeded(DeskError):  # noqa: N818 - a wish, not a fault
    """A package is locked and no passphrase was given."""


class WrongPassphrase(DeskError):  # noqa: N818 - a mistake of a person
    """The passphrase does not open the package."""


@dataclass(frozen=True, slots=True)
class Head:
    """What opening needs besides the passphrase; all of it may be read by anyone.

    Attributes:
        n: cost of scrypt.
        salt: of this file, hexadecimal.
        check: eight bytes of what scrypt gives, to tell a wrong passphrase from a
            damaged file; hexadecimal.
        nonce: how the nonce of every block begins, seven bytes, hexadecimal.
    """

    n: int
    salt: str
    check: str
    nonce: str

    def to_bytes(self) -> bytes:
        """As it stands at the beginning of the file."""
        said = {"cipher": "AES-256-GCM", "kdf": "scrypt", **asdict(self)}
        data = json.dumps(said, sort_keys=True).encode()
        return MAGIC + len(data).to_bytes(_LENGTH, "big") + data


def require_strong(passphrase: str) -> None:
    """Refuse what is guessed too quickly.

    Raises:
        DeskError: too short.
    """
    if len(_plain(passphrase)) < LEAST:
        raise DeskError(
            f"口令太短，至少 {LEAST} 个字。", "用一句好记的话，另外告诉县里。"
        )


def lock(plain: BinaryIO, target: BinaryIO, passphrase: str) -> None:
    """Write a package so that only the passphrase opens it.

    Args:
        plain: the package, at its beginning.
        target: empty.
        passphrase: at least `LEAST` characters.

    Raises:
        DeskError: the passphrase is too short.
    """
    require_strong(passphrase)
    salt = os.urandom(16)
    key, check = _derived(passphrase, salt, COST)
    head = Head(COST, salt.hex(), check.hex(), os.urandom(7).hex())
    seal = hashlib.sha256()

    def put(data: bytes) -> None:
        seal.update(data)
        target.write(data)

    put(head.to_bytes())
    cipher, bound = _Cipher(key), head.to_bytes()
    block, number = plain.read(_BLOCK), 0
    while True:
        following = plain.read(_BLOCK)
        nonce = _nonce(head, number, last=not following)
        put(cipher.encrypt(nonce, block, bound))
        if not following:
            break
        block, number = following, number + 1
    put(SEAL)
    target.write(seal.hexdigest().encode())


def is_locked(stream: BinaryIO) -> bool:
    """True for a package that only a passphrase opens; it is at its beginning then."""
    stream.seek(0)
    head = stream.read(len(MAGIC))
    stream.seek(0)
    return head == MAGIC


@contextmanager
def unlocked(stream: BinaryIO, passphrase: str, path: Path) -> Iterator[BinaryIO]:
    """The package in the open, for the time of the block; any other file as it is.

    The open copy has no name: nobody else finds it, and it goes with the program.

    Args:
        stream: the file.
        passphrase: empty for none.
        path: what it is called.

    Raises:
        PassphraseNeeded: it is locked and no passphrase is given.
        WrongPassphrase: the passphrase is another.
        DeskError: it is damaged, or there is no room to open it.
    """
    if not is_locked(stream):
        yield stream
        return
    if not passphrase:
        raise PassphraseNeeded(
            f"{path.name} 加了口令，没有口令看不了。", "口令要问报送单位。"
        )
    with os_errors(Path(gettempdir()), "写入"), TemporaryFile() as opened:
        _open_into(stream, opened, passphrase, path.name)
        opened.seek(0)
        yield opened


def _open_into(source: BinaryIO, target: BinaryIO, passphrase: str, name: str) -> None:
    try:
        head = _read_head(source)
        key, check = _derived(passphrase, bytes.fromhex(head.salt), head.n)
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(name) from error
    if not hmac.compare_digest(check.hex(), head.check):
        raise WrongPassphrase(
            f"口令不对，{name} 没有打开。", "看看大小写和全角半角；还不行就问报送单位。"
        )
    try:
        for block in _blocks(source, head, _Cipher(key)):
            target.write(block)
    except ValueError as error:
        raise _damaged(name) from error


def _blocks(source: BinaryIO, head: Head, cipher: _Cipher) -> Iterator[bytes]:
    bound, start = head.to_bytes(), source.tell()
    left = source.seek(0, os.SEEK_END) - start - _SEALED
    source.seek(start)
    number = 0
    while left > 0:
        data = source.read(min(_BLOCK + _TAG, left))
        left -= len(data)
        yield cipher.decrypt(_nonce(head, number, last=left <= 0), data, bound)
        number += 1


def _read_head(source: BinaryIO) -> Head:
    source.seek(len(MAGIC))
    length = int.from_bytes(source.read(_LENGTH), "big")
    if length > _MOST_HEAD:
        raise ValueError("not a head")
    said = json.loads(source.read(length))
    head = Head(int(said["n"]), *(str(said[k]) for k in ("salt", "check", "nonce")))
    if not 2 <= head.n <= _MOST_COST or head.n & (head.n - 1):
        raise ValueError("not a cost")
    return head


def forget_key() -> None:
    """Leave no key in memory once a package is written and read back."""
    _derived.cache_clear()


@lru_cache(maxsize=1)  # what was just written is read back at once
def _derived(passphrase: str, salt: bytes, n: int) -> tuple[bytes, bytes]:
    """The key, and what tells that it is the right one."""
    found = hashlib.scrypt(
        _plain(passphrase).encode(),
        salt=salt,
        n=n,
        r=_R,
        p=_P,
        maxmem=2 * 128 * _R * n,
        dklen=40,
    )
    return found[:32], found[32:]


def _plain(passphrase: str) -> str:
    """The same words typed with another input method are the same passphrase."""
    return unicodedata.normalize("NFKC", passphrase.strip())


@dataclass(frozen=True, slots=True)
class _Cipher:
    """AES-256-GCM; what it makes ends with a tag of 16 bytes."""

    key: bytes

    def encrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
        locked, tag = self._begun(nonce, bound).encrypt_and_digest(data)
        return bytes(locked + tag)

    def decrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
        """The data in the open; ValueError when one bit of anything is another."""
        begun = self._begun(nonce, bound)
        return bytes(begun.decrypt_and_verify(data[:-_TAG], data[-_TAG:]))

    def _begun(self, nonce: bytes, bound: bytes) -> GcmMode:
        from Cryptodome.Cipher import AES

        begun = AES.new(self.key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
        begun.update(bound)
        return begun


def _nonce(head: Head, number: int, *, last: bool) -> bytes:
    return bytes.fromhex(head.nonce) + number.to_bytes(4, "big") + bytes([last])


def _damaged(name: str) -> DeskError:
    return DeskError(
        f"上报包 {name} 已损坏，有口令也打不开。",
        "请让报送单位重新拷贝或重新上报一次。",
    )
