"""The pages of the window; they do not know each other."""

from __future__ import annotations
