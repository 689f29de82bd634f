"""A package that only its passphrase opens."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.errors import DeskError
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.locked import PassphraseNeeded
from tecdesk.exchange.packages.locked import WrongPassphrase
from tecdesk.exchange.packages.locked import lock
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.verify import examine
from tests.exchange.forging import NOW
from tests.exchange.packing import SHEETS
from tests.exchange.packing import content

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = "茶园里有七棵树"
WORDS8 = f"{WORDS}。"
NAME = Path("清河镇_2025年度_第1次.tdk")


@pytest.fixture(autouse=True, scope="module")
def cheap() -> Iterator[None]:
    """As many tries as a test may make."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locked, "COST", 16)
        yield


def made(data: bytes, words: str = WORDS8) -> io.BytesIO:
    target = io.BytesIO()
    lock(io.BytesIO(data), target, words)
    return target


def opened(stream: io.BytesIO, words: str = WORDS8) -> bytes:
    with unlocked(stream, words, NAME) as plain:
        return plain.read()


@settings(deadline=None, max_examples=20)
@given(st.integers(-20, 20), st.integers(0, 2))
def test_what_goes_in_comes_out_whatever_its_length(around: int, blocks: int) -> None:
    data = bytes(max(blocks * locked._BLOCK + around, 0))
    assert opened(made(data)) == data


def test_nothing_of_it_can_be_read_without() -> None:
    data = pack(content(), SHEETS, NOW)
    shut = made(data).getvalue()
    for word in (b"PK\x03\x04", b"manifest", b"records/"):
        assert word in data
        assert word not in shut
    assert made(data).getvalue() != shut, "the same salt twice"


def test_verify_takes_the_passphrase() -> None:
    data = pack(content(), SHEETS, NOW)
    shut = made(data)
    with pytest.raises(PassphraseNeeded, match="加了口令"):
        examine(NAME, shut)
    with pytest.raises(WrongPassphrase, match="口令不对"):
        examine(NAME, shut, "别的口令别的口令")
    verdict, records = examine(NAME, shut, WORDS8)
    assert verdict.whole
    assert verdict.locked
    assert verdict.plain()["locked"] is True
    assert records == examine(NAME, io.BytesIO(data))[1]


def test_typed_with_another_input_method_it_is_the_same() -> None:
    shut = made(b"x", "Tea2025!ok")
    assert opened(shut, "Ｔｅａ２０２５！ok ") == b"x"


def test_every_flipped_bit_is_seen() -> None:
    shut = made(pack(content(), {}, NOW)).getvalue()
    for at in range(0, len(shut), 7):
        flipped = bytearray(shut)
        flipped[at] ^= 1 << at % 8
        stream = io.BytesIO(flipped)
        try:
            verdict = examine(NAME, stream, WORDS8)[0]
        except DeskError:
            continue
        assert not verdict.whole, at


@pytest.mark.parametrize("cut", ["block", "order", "tail"])
def test_a_forged_seal_does_not_hide_moved_blocks(cut: str) -> None:
    import hashlib

    size = locked._BLOCK + locked._TAG
    shut = made(bytes(3 * locked._BLOCK)).getvalue()
    head, body = shut[: -3 * size - locked._SEALED], shut[-3 * size - locked._SEALED :]
    blocks = [body[:size], body[size : 2 * size], body[2 * size : 3 * size]]
    if cut == "block":
        blocks = [blocks[0], blocks[2]]
    elif cut == "order":
        blocks = [blocks[1], blocks[0], blocks[2]]
    else:
        blocks = blocks[:2]
    forged = head + b"".join(blocks) + SEAL
    forged += hashlib.sha256(forged).hexdigest().encode()
    with pytest.raises(DeskError, match="已损坏"):
        opened(io.BytesIO(forged))


@pytest.mark.parametrize("n", [0, 3, 1 << 21])
def test_a_cost_out_of_reason_is_refused(n: int) -> None:
    head = locked.Head(n, "00" * 16, "00" * 8, "00" * 7).to_bytes()
    with pytest.raises(DeskError, match="已损坏"):
        opened(io.BytesIO(head + bytes(200)))


def test_too_short_a_passphrase() -> None:
    with pytest.raises(DeskError, match="至少 8 个字"):
        made(b"x", WORDS)
    with pytest.raises(DeskError, match="至少 8 个字"):
        made(b"x", "       a        ")


def test_an_open_package_is_left_as_it_is() -> None:
    stream = io.BytesIO(b"PK")
    with unlocked(stream, "", NAME) as plain:
        assert plain is stream


def test_the_ciphers_are_loaded_without_asking_another_program() -> None:
    from Cryptodome.Util import _raw_api

    assert _raw_api.backend == "cffi"


def test_what_another_library_locked_is_opened() -> None:
    cipher = locked._Cipher(bytes(range(32)))
    nonce, made = bytes(range(12)), "a1ba53fd77562b8e0a4d6e661631f743bd72c986b488f74462"
    assert cipher.encrypt(nonce, "清河镇".encode(), b"head").hex() == made
    assert cipher.decrypt(nonce, bytes.fromhex(made), b"head").decode() == "清河镇"
    with pytest.raises(ValueError, match="MAC"):
        cipher.decrypt(nonce, bytes.fromhex(made), b"hood")
