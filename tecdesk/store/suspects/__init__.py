"""Rows that a check may have something to say about, found without reading the rest."""

from __future__ import annotations
