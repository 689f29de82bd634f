"""Panels beside a list: columns, kept filters, many at once, history, pasting."""

from __future__ import annotations
