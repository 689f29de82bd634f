"""The tools of packaging/release, which are scripts and no package, for the tests."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "packaging" / "release"


def tool(name: str) -> ModuleType:
    """A module of theirs, which finds the others beside itself."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))
