"""Ledgers in through a plan; packages out, read back and verified."""

from __future__ import annotations
