"""Files of every shape opened as sheets of rows."""

from __future__ import annotations
