"""What form the file has: frozen steps, and how it differs from what is declared."""

from __future__ import annotations
