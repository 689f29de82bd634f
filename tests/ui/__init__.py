"""Tests of the windows."""

from __future__ import annotations
