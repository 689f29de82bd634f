"""Ledgers in through a plan: recognised, read, matched, carried out."""

from __future__ import annotations
