"""统一密钥: the county makes it and hands it down, a township takes it in.

A township's book holds the key beside the ID numbers, which say more. A county's book
holds the hashes, so it keeps no key: only the number by which people know it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.desk.county.units import change_rules
from tecdesk.desk.county.units import refuse_township
from tecdesk.desk.county.units import rules_of
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.exchange.packages.hashing import key_of
from tecdesk.exchange.packages.hashing import new_key
from tecdesk.exchange.packages.key_file import read_key
from tecdesk.exchange.packages.key_file import write_key

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


def make_key(book: Book, folder: Path, *, anew: bool = False) -> Path:
    """Make the county's key and write it into a folder, usually on a stick.

    Args:
        book: the county's, open for writing.
        folder: where the file goes.
        anew: the one handed down before is lost, or in wrong hands.

    Raises:
        DeskError: it is a township's book, there is a key already, or the folder
            refuses.
    """
    refuse_township(book)
    known = rules_of(book).key
    if known and not anew:
        raise DeskError(
            f"已经做过统一密钥，编号 {known}，没有再做。",
            "把原来那个文件拷给乡镇；丢了再重做，重做以后各乡镇要重新收下、重新报。",
        )
    key = new_key()
    now = datetime.now().astimezone().replace(tzinfo=None)
    path = write_key(folder, key, book.unit.text("name"), now)
    change_rules(book, lambda rules: replace(rules, key=key.number))
    return path


def made_key(book: Book) -> str:
    """The number of the key that this county handed down; empty for none."""
    return rules_of(book).key


def take_key(book: Book, path: Path) -> str:
    """Take the county's key in from its file.

    Returns:
        Its number.

    Raises:
        DeskError: it is no key.
    """
    return _keep(book, read_key(path))


def type_key(book: Book, passphrase: str) -> str:
    """Make the key from the words that the county told everybody.

    Returns:
        Its number.

    Raises:
        DeskError: they are too short.
    """
    return _keep(book, key_of(passphrase))


def forget_key(book: Book) -> None:
    """Report without hashes from now on."""
    book.change_settings(lambda now: replace(now, person_key=""))


def key_number(book: Book) -> str:
    """The number of the key that a township took in; empty for none."""
    key = PersonKey.kept(book.settings.person_key)
    return key.number if key else ""


def _keep(book: Book, key: PersonKey) -> str:
    text = key.secret.hex()
    book.change_settings(lambda now: replace(now, person_key=text))
    return key.number
