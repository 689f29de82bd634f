"""Filling the county's own form: what belongs into which cell, kept for next year."""

from __future__ import annotations
