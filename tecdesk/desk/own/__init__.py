"""Fields and figures of a county's own: made, changed, given to townships."""

from __future__ import annotations
