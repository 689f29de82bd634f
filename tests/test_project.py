"""What must agree between files that no program reads together."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FROZEN = {"m001_tables.py"}  # history is not shortened


def test_one_version_declared_once() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)
    assert "version" in declared["project"]["dynamic"]
    assert declared["tool"]["setuptools"]["dynamic"]["version"] == {
        "attr": "tecdesk.__version__"
    }
    assert "version" not in declared["project"]
    assert "## 未发布\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_files_stay_small_and_say_what_they_are_for() -> None:
    for path in (ROOT / "tecdesk").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith('"""'), path
        assert text.count("\n") <= 300 or path.name in FROZEN, path


def test_documents_point_to_files_that_exist() -> None:
    for name in ("README.md", "docs/contributing.md"):
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        for target in text.split("](")[1:]:
            link = target.split(")")[0]
            if "://" not in link:
                assert (page.parent / link).exists(), f"{name}: {link}"


def test_documents_name_tests_that_exist() -> None:
    named = 0
    for page in (ROOT / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        for file, test in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text):
            code = (ROOT / file).read_text(encoding="utf-8")
            assert f"def {test}(" in code, f"{page.name}: {file}::{test}"
            named += 1
    assert named, "no document names a test: has its way of naming them changed?"
