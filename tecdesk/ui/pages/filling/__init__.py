"""填县里的表: the county's own form on screen, and what each of its cells gets."""

from __future__ import annotations
