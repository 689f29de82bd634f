"""Figures of many counties on Spark; the laptop's program never loads this room."""

from __future__ import annotations
