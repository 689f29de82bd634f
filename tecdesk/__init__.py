"""TecDesk: a township's extension records in one local file."""

from __future__ import annotations

__version__ = "0.1.0"
