"""体检: what the checks of a year found, with the way to each and room for a word."""

from __future__ import annotations
