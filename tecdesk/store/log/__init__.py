"""What was done to the book and when: steps, undo, the life of a record."""

from __future__ import annotations
