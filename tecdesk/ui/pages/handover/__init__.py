"""上报: the package on the stick."""

from __future__ import annotations
