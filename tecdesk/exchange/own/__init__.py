"""The template in which a county gives its own fields to its townships."""

from __future__ import annotations
