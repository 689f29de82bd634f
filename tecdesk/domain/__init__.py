"""What a record, a value, a rule and an indicator are: no Qt, no SQL, no files."""

from __future__ import annotations
