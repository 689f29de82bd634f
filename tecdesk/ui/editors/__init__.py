"""One editor per kind of value."""

from __future__ import annotations
