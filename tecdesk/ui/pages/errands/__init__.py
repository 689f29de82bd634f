"""One-to-many work: many records in one grid."""

from __future__ import annotations
