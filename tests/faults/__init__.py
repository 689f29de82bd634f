"""Faults put in on purpose: killed at any moment, bits turned, places that refuse."""

from __future__ import annotations
