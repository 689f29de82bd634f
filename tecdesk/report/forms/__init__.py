"""Sheets to be filled by hand: what is known is printed, the rest is left to write."""

from __future__ import annotations
