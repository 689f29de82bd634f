"""What a county received from its townships, and what it answered."""

from __future__ import annotations
