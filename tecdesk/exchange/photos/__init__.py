"""Photos and scans in: read, turned upright, made smaller, freed of what they tell."""

from __future__ import annotations
