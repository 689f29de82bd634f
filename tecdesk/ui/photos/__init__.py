"""佐证 in the window: the strip of thumbnails in a form, and a photo shown large."""

from __future__ import annotations
