"""Figures from records, and the records behind figures."""

from __future__ import annotations
