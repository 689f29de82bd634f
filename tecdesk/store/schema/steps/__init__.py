"""One frozen step per change of the file's form: SQL literals, never a register."""

from __future__ import annotations
