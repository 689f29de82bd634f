"""A register's page: its list, its form, and what can be done with both."""

from __future__ import annotations
