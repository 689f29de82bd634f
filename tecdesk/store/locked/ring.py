"""The keys of the books that are open, so that a worker's connection finds its own.

A key is known by the salt of its file: a backup has that of its book, and opens with
it. It stays as long as somebody holds it, a book that is open or an errand.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from tecdesk.store.locked.key import PassphraseNeeded
from tecdesk.store.locked.key import WrongPassphrase
from tecdesk.store.locked.key import derive
from tecdesk.store.locked.key import salt_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.locked.key import Key


class Ring:
    """Keys and how many hold each."""

    def __init__(self) -> None:
        self._held: dict[bytes, tuple[Key, int]] = {}
        self._lock = Lock()

    def find(self, salt: bytes) -> Key | None:
        """The key of a salt; None when nobody holds it."""
        with self._lock:
            found = self._held.get(salt)
        return found[0] if found else None

    def hold(self, key: Key) -> None:
        """One more holds a key."""
        with self._lock:
            _, count = self._held.get(key.salt, (key, 0))
            self._held[key.salt] = (key, count + 1)

    def release(self, key: Key) -> None:
        """One holds it no longer; the last forgets it."""
        with self._lock:
            kept, count = self._held[key.salt]
            if count > 1:
                self._held[key.salt] = (kept, count - 1)
            else:
                del self._held[key.salt]


RING = Ring()
"""The one ring of the program; empty when no locked book is open."""


def key_of(path: Path) -> Key | None:
    """The key of a file; None for one that is not locked, or not there.

    Raises:
        PassphraseNeeded: it is locked and nobody holds its key.
    """
    salt = salt_of(path)
    if salt is None:
        return None
    found = RING.find(salt)
    if found is None:
        raise PassphraseNeeded(path)
    return found


def opens(path: Path, passphrase: str) -> bool:
    """True when a passphrase opens a file; any does where there is none."""
    salt = salt_of(path)
    return salt is None or _fits(path, derive(passphrase, salt))


@contextmanager
def holding(path: Path, passphrase: str = "") -> Iterator[None]:
    """Hold a file's key during an errand, with its passphrase or as it is held now.

    Args:
        path: any file; one that is not locked needs no key.
        passphrase: empty to go on with the key that somebody holds.

    Raises:
        PassphraseNeeded: nobody holds the key, and no passphrase is given.
        WrongPassphrase: it does not open the file.
    """
    key = taken(path, passphrase)
    try:
        yield
    finally:
        if key:
            RING.release(key)


def taken(path: Path, passphrase: str = "") -> Key | None:
    """The same for whoever lets go of it with `RING.release`; None for no lock."""
    key = _given(path, passphrase) if passphrase else key_of(path)
    if key:
        RING.hold(key)
    return key


def _given(path: Path, passphrase: str) -> Key | None:
    salt = salt_of(path)
    if salt is None:
        return None
    key = derive(passphrase, salt)
    held = RING.find(salt)
    if key == held or (held is None and _fits(path, key)):
        return key
    raise WrongPassphrase(path)


def _fits(path: Path, key: Key) -> bool:
    from tecdesk.store.locked.cipher import fits

    return fits(path, key)
