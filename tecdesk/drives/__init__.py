"""Sticks and other drives: which are in, what kind a place is on, taking one out."""

from __future__ import annotations
