"""Two laptops, one office: give a colleague the book, join his, look at conflicts."""

from __future__ import annotations
