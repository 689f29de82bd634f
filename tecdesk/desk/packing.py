"""A package on this machine's own disk, before it goes to a stick."""

from __future__ import annotations

from contextlib import ExitStack
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from tempfile import gettempdir
from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.exchange.packages.locked import forget_key
from tecdesk.exchange.packages.locked import lock
from tecdesk.exchange.packages.package import mapped
from tecdesk.exchange.packages.package import pack_into
from tecdesk.exchange.packages.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from datetime import datetime

    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.exchange.packages.package import Content
    from tecdesk.exchange.packages.verify import Verdict


@contextmanager
def packed(
    content: Content, members: Mapping[str, bytes], at: datetime, passphrase: str
) -> Iterator[memoryview]:
    """The bytes of a package, in a file: photos would not fit into memory.

    Args:
        content: what it holds.
        members: file name inside to bytes of what goes along.
        at: local time that stands in the manifest.
        passphrase: locks it; empty leaves it open.

    Raises:
        DeskError: the disk is full, or a photo is no longer what it was.
    """
    with ExitStack() as files:
        files.callback(forget_key)
        files.enter_context(os_errors(Path(gettempdir()), "写入"))
        file = files.enter_context(TemporaryFile())
        pack_into(file, content, members, at)
        if passphrase:
            shut = files.enter_context(TemporaryFile())
            file.seek(0)
            lock(file, shut, passphrase)
            file = shut
        yield files.enter_context(mapped(file))


class PackageCheck:
    """Looks at a package where it was written, and remembers what it found."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._verdicts: list[Verdict] = []

    def __call__(self, part: Path) -> None:
        self._verdicts.append(verify(part, self._passphrase))
        self.require_whole()

    def require_whole(self) -> Manifest:
        """The manifest of what was written."""
        return self._verdicts[-1].require_whole()
