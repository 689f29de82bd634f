"""数据性质: whether a number was counted, estimated, or known only in part."""

from __future__ import annotations

EXACT = "实数"
ESTIMATE = "估数"
INCOMPLETE = "据不完全统计"
