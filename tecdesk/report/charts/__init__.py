"""Charts: described once, laid out once, painted on paper and on screen."""

from __future__ import annotations
