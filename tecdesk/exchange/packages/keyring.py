"""Passphrases for many packages: each is tried, and asked for once where none fits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeVar

from tecdesk.exchange.packages.locked import PassphraseNeeded
from tecdesk.exchange.packages.locked import WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

Read = TypeVar("Read")


class Keyring:
    """What may open packages; the last that did is tried first.

    Attributes:
        words: the passphrases, each once.
    """

    def __init__(
        self, words: Iterable[str] = (), ask: Callable[[Path], str] | None = None
    ) -> None:
        """Begin with what is known.

        Args:
            words: passphrases; blank ones are none.
            ask: asks a person for that of a package which none of them opens; an
                empty answer is none.
        """
        self.words = [*dict.fromkeys(each for each in words if each.strip())]
        self._ask = ask

    def read(self, path: Path, read: Callable[[Path, str], Read]) -> Read:
        """Read a package with the passphrase that opens it.

        Args:
            path: the package.
            read: reads it; raises what `locked.unlocked` raises.

        Raises:
            PassphraseNeeded: it is locked and nobody gave a passphrase.
            WrongPassphrase: it is locked with another.
            DeskError: what `read` says besides.
        """
        try:
            return read(path, "")
        except PassphraseNeeded as needed:
            last: PassphraseNeeded | WrongPassphrase = needed
        for each in list(self.words):
            try:
                return self._opened(path, read, each)
            except WrongPassphrase as wrong:
                last = wrong
        if self._ask and (typed := self._ask(path).strip()):
            return self._opened(path, read, typed)
        raise last

    def _opened(
        self, path: Path, read: Callable[[Path, str], Read], words: str
    ) -> Read:
        found = read(path, words)
        self.words = [words, *(each for each in self.words if each != words)]
        return found
