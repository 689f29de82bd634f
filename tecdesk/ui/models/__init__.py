"""Table models and the delegate that draws them."""

from __future__ import annotations
