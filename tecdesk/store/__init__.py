"""One SQLite book: the only SQL of the program."""

from __future__ import annotations
