"""Before a book is open: make one, open one, see the sample."""

from __future__ import annotations
