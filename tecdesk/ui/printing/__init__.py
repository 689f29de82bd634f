"""Printing: pages of a PDF on their way to a printer."""

from __future__ import annotations
