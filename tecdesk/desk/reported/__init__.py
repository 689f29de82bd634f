"""Reported and kept: take, reprint, unlock, and say what changed since."""

from __future__ import annotations
