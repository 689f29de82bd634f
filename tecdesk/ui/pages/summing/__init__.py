"""总结: the written summary, edited while its numbers stay those of the records."""

from __future__ import annotations
