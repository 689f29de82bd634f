"""The file beside a book that holds its photos, each once, under its digest.

A book stays small enough to be backed up daily and works without this file. It is
opened for one errand at a time and closed again, so that it can be copied or moved.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Self

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.store.door import enter
from tecdesk.store.faults import guarded
from tecdesk.store.schema.strangers import acting
from tecdesk.store.schema.strangers import without

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".佐证"
APPLICATION_ID = 0x54644B50
"""Marks a SQLite file as photos of a book of ours ("TdKP")."""

_TABLE = """
CREATE TABLE photo (
    digest TEXT PRIMARY KEY NOT NULL,
    form TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT
"""
_COLUMNS = {"photo": ("digest", "form", "data")}
_BROKEN = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}


def companion_path(book: Path) -> Path:
    """Where the photos of a book lie."""
    return book.with_suffix(SUFFIX)


def digest_of(data: bytes) -> str:
    """The name under which bytes are kept: SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Companion:
    """The photos of a book, open for one errand.

    Every method may raise DeskError when the file or its disk refuses.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, book: Path) -> Self:
        """Open the photos of a book for reading.

        Raises:
            DeskError: the file is missing, damaged or not ours.
        """
        path = companion_path(book)
        if not path.is_file():
            raise DeskError(
                f"佐证文件 {path.name} 不在台账旁边，照片暂时看不到。",
                f"把它放回 {path.parent}，或从备份拷回；记录不受影响。",
            )
        return cls(path, _connected(path))

    @classmethod
    def begin(cls, book: Path) -> Self:
        """Open the photos of a book for writing; the first ones make the file.

        Raises:
            DeskError: the file is damaged or not ours, or its folder is read-only.
        """
        return cls.make(companion_path(book), like=book)

    @classmethod
    def make(cls, path: Path, like: Path | None = None) -> Self:
        """Open a file of photos at a place of its own; made when it is not there.

        Args:
            path: the place.
            like: the book with whose key a new one is locked.
        """
        with os_errors(path, "保存"):
            path.touch()
        return cls(path, _connected(path, like))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def keep(self, form: str, data: bytes) -> str:
        """Put a photo on disk unless it is there already; returns its digest.

        One that is there but damaged is mended.
        """
        digest = digest_of(data)
        with _sentences(self.path):
            if self._found(digest) != data:
                self._connection.execute(
                    "INSERT INTO photo(digest, form, data) VALUES (?, ?, ?) "
                    "ON CONFLICT(digest) DO UPDATE SET data = excluded.data",
                    (digest, form, data),
                )
        return digest

    def read(self, digest: str) -> bytes:
        """A photo's bytes as they were kept.

        Raises:
            DeskError: it is not there, or no longer what it was.
        """
        with _sentences(self.path):
            data = self._found(digest)
        if data is None:
            raise DeskError(
                f"佐证文件 {self.path.name} 里没有这张照片。",
                "从备份拷回佐证文件，或把照片再加一次。",
            )
        if digest_of(data) != digest:
            raise DeskError(
                "这张照片已损坏，不能用了。", "从备份拷回佐证文件，或把照片再加一次。"
            )
        return data

    def held(self) -> dict[str, int]:
        """Digest to size in bytes of every photo."""
        with _sentences(self.path):
            return dict(
                self._connection.execute("SELECT digest, length(data) FROM photo")
            )

    def whole(self) -> Iterator[tuple[str, bytes]]:
        """Form and bytes of every photo that is still what it was."""
        with _sentences(self.path):
            rows = self._connection.execute("SELECT digest, form, data FROM photo")
            for digest, form, data in rows:
                if digest_of(data) == digest:
                    yield form, data

    def some(self, digests: Iterable[str]) -> Iterator[tuple[str, tuple[str, bytes]]]:
        """Digest, form and bytes of those asked for that are still what they were."""
        sql = "SELECT form, data FROM photo WHERE digest = ?"
        with _sentences(self.path):
            for digest in digests:
                row = self._connection.execute(sql, (digest,)).fetchone()
                if row and digest_of(row[1]) == digest:
                    yield digest, (row[0], row[1])

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        with _sentences(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def drop(self, digests: Iterable[str]) -> None:
        """Take photos out for good; the file shrinks."""
        with self.at_once():
            self._connection.executemany(
                "DELETE FROM photo WHERE digest = ?", [(each,) for each in digests]
            )

    def _found(self, digest: str) -> bytes | None:
        sql = "SELECT data FROM photo WHERE digest = ?"
        row = self._connection.execute(sql, (digest,)).fetchone()
        return bytes(row[0]) if row else None


def _connected(path: Path, like: Path | None = None) -> sqlite3.Connection:
    with _sentences(path):
        connection = enter(path, like=like)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA trusted_schema = OFF")
            _check_ours(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Make the table in an empty file; refuse a file of something else."""
    identity = connection.execute("PRAGMA application_id").fetchone()[0]
    if identity == APPLICATION_ID and not (
        acting(connection) or without(connection, _COLUMNS)
    ):
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise DeskError(
            f"{path.name} 不是农技台账的佐证文件。", "把它移到别处，再做一次。"
        )
    connection.execute("PRAGMA auto_vacuum = FULL")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(_TABLE)
    connection.execute("COMMIT")


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """What SQLite says about the file, in words that name the photos."""
    try:
        with guarded(path, "佐证文件"):
            yield
    except DeskError as error:
        said = getattr(error.__cause__, "sqlite_errorname", "") or ""
        if "_".join(said.split("_")[:2]) in _BROKEN:
            raise DeskError(
                f"佐证文件 {path.name} 已损坏，照片读不出来。",
                "记录不受影响；把它移到别处，从备份拷回一份，或重新加照片。",
            ) from error
        raise
