"""What one copy of a book knows of the others: moments of changes, joins, conflicts."""

from __future__ import annotations
