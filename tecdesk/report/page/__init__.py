"""Printed tables: one block drawn on paper and written as a workbook."""

from __future__ import annotations
