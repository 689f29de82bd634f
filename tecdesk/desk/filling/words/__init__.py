"""What the words around a cell of a form mean: figure, part, time, unit."""

from __future__ import annotations
