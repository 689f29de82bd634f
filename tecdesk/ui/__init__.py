"""The windows: the only Qt of the program."""

from __future__ import annotations
