"""The form of one record, made from its declaration."""

from __future__ import annotations
