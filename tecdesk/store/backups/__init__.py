"""Backups of a book: made, verified, listed, thinned, compared and taken back."""

from __future__ import annotations
