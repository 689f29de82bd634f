"""导入: what a file would do, and doing it."""

from __future__ import annotations
