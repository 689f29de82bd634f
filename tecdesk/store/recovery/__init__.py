"""Saves what can be read of a damaged book into a new one; the old is not touched."""

from __future__ import annotations
