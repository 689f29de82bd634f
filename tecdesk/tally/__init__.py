"""Indicators x period x breakdown, with targets and last year."""

from __future__ import annotations
