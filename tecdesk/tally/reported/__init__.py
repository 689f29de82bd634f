"""What was reported beside what the book says now."""

from __future__ import annotations
