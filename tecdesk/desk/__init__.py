"""What a person does in one go, shared by window and command line."""

from __future__ import annotations
