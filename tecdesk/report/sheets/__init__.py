"""What each printed table shows: summary sheets, ledgers, stories."""

from __future__ import annotations
