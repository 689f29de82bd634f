"""A book as partitioned Parquet, for engines of more than one machine."""

from __future__ import annotations
