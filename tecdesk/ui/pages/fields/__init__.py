"""自加栏目: fields and figures of a county's own."""

from __future__ import annotations
