"""A package without its photos, and put together again."""

from __future__ import annotations

import hashlib
import io
import zipfile

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies

from tecdesk.exchange.packages.kept import MAGIC
from tecdesk.exchange.packages.kept import digest_of_whole
from tecdesk.exchange.packages.kept import readable
from tecdesk.exchange.packages.kept import thinned
from tecdesk.exchange.packages.kept import whole

FILES = strategies.lists(strategies.binary(max_size=300), max_size=6, unique=True)


def package(photos: list[bytes], others: list[bytes], how: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number, data in enumerate(others):
            archive.writestr(f"{number}.jsonl", data, zipfile.ZIP_DEFLATED)
        for data in photos:
            name = f"佐证/{hashlib.sha256(data).hexdigest()}.jpg"
            archive.writestr(name, data, how)
        archive.comment = b"seal"
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(photos=FILES, others=FILES, deflated=strategies.booleans())
def test_what_is_taken_out_is_put_back(
    photos: list[bytes], others: list[bytes], deflated: bool
) -> None:
    how = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    data = package(photos, others, how)
    beside = {hashlib.sha256(each).hexdigest(): each for each in photos}
    thin = thinned(data)
    assert whole(thin, beside.__getitem__) == data
    digest = digest_of_whole(thin, beside.__getitem__)
    assert digest == hashlib.sha256(data).hexdigest()
    assert thin.startswith(MAGIC) is (bool(photos) and not deflated)
    with zipfile.ZipFile(io.BytesIO(readable(thin))) as archive:
        read = [archive.read(f"{at}.jsonl") for at in range(len(others))]
    assert read == others
    if not deflated and sum(map(len, photos)) > 600:
        assert len(thin) < len(data)
