"""Other people's forms: read as grids, filled as copies, nothing else touched."""

from __future__ import annotations
