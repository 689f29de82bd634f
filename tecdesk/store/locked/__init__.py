"""A book with a passphrase: its key, who holds it, and how it is set and changed."""

from __future__ import annotations
