"""Tallies and records set on pages: PDF, Word, workbook."""

from __future__ import annotations
