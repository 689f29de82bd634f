"""Packages out, read back and verified."""

from __future__ import annotations
