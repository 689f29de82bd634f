"""What was reported, as it was, and whether it may still be changed."""

from __future__ import annotations
