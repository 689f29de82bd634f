"""Does what was installed run: one round of work, and what to tell on the telephone."""

from __future__ import annotations
