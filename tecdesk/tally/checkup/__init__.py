"""体检: the declared checks of a year, what they find, and what was said about it."""

from __future__ import annotations
