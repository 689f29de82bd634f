"""Forms as files, .xlsx and .docx: their cells read, filled, all else left alone."""

from __future__ import annotations
