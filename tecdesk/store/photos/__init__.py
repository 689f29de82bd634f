"""Photos and scans of records: the file that holds them, and whose they are."""

from __future__ import annotations
