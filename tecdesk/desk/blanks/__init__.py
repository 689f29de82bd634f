"""Blank sheets: which there are, and how each is filled from a record."""

from __future__ import annotations
