"""The written summary: sentences from figures."""

from __future__ import annotations
