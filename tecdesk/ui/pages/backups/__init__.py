"""备份: the backups there are, and what comes back out of them."""

from __future__ import annotations
