"""The manual: its pages, their one reader, and the PDF made of them."""

from __future__ import annotations
