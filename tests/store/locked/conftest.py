from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="package")
def _quick() -> Iterator[None]:
    """Keys are made quickly; what is slow about it is SQLCipher's own figure."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tecdesk.store.locked.key._ROUNDS", 10)
        yield
