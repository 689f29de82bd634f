"""The exchange between colleagues of one office: two copies of a book become one."""

from __future__ import annotations
