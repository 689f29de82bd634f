"""县里的工作台: who has reported, take packages in, look at one, answer it."""

from __future__ import annotations
