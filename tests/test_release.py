"""A release is made whole or not at all: tried on a small tree, with feigned builds."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.release_tools import ROOT
from tests.release_tools import tool

notes, number, steps = tool("notes"), tool("number"), tool("steps")
Refused = tool("refusal").Refused

CHANGELOG = """\
# 更新记录

## 未发布

- **新的**：一句话。

## 1.0.0（2026-01-01）

- 旧的。
"""
MAKE = r"""
#!/bin/sh
echo "$1" >>"$FEIGNED"
[ "$1" = "$FAILS" ] && { echo "it is red"; exit 2; }
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' tecdesk/__init__.py)
pack=${2#PACK=}
mkdir -p dist "$pack/linux" "$pack/windows"
case $1 in
    sample-book) echo book >"$BOOK" ;;
    licences) mkdir -p tecdesk/resources/licences
        echo licences >tecdesk/resources/licences/第三方许可.txt ;;
    sbom) echo "$MADE" >"$SBOM" ;;
    wheel) cd dist
        touch "tecdesk-$version-py3-none-any.whl" "tecdesk-$version.tar.gz" ;;
    package-linux) cd "$pack/linux"
        echo "$SOURCE_DATE_EPOCH" >"tecdesk_${version}_amd64.deb" ;;
    package-windows) cd "$pack/windows"
        touch "TecDesk-$version-安装.exe" "TecDesk-$version-免安装.zip" ;;
esac
"""
ALL = [
    *("sample-book", "licences", "test", "wheel", "package-linux", "package-windows"),
    *("check-package", "check-imports", "check-package-windows", "check-wheel"),
    "sbom",
]
FILES = {
    "CHANGELOG.md": CHANGELOG,
    "tecdesk/__init__.py": '__version__ = "1.0.0"\n',
    "tecdesk/store/connection.py": "SCHEMA_VERSION = 7\n",
    "tests/data/books/v6.tecdesk": "book",
    ".gitignore": "dist/\n",
}


def git(folder: Path, *words: str) -> str:
    call = ["git", "-C", str(folder), *words]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of five files, released once, and a `make` that feigns all work."""
    root = tmp_path / "tree"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    git(root, "config", "user.name", "某人")
    git(root, "config", "user.email", "someone@localhost")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "Begin")
    git(root, "tag", "v1.0.0")
    make = tmp_path / "bin" / "make"
    make.parent.mkdir()
    make.write_text(MAKE.lstrip(), encoding="utf-8")
    make.chmod(0o755)
    monkeypatch.setenv("PATH", f"{make.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("FEIGNED", str(tmp_path / "made"))
    monkeypatch.setenv("FAILS", "")
    return root


def asked(tree: Path, version: str = "1.1.0", *left_out: str, **more: bool) -> object:
    work = tree.parent / "work"
    work.mkdir(exist_ok=True)
    pack = tree.parent / "pack"
    return steps.Release(
        tree, version, work, pack, left_out=frozenset(left_out), **more
    )


def made(tree: Path) -> list[str]:
    path = tree.parent / "made"
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def state(tree: Path) -> tuple[str, ...]:
    """Everything of a tree that a release could change."""
    held = [
        f"{path.relative_to(tree)} {path.read_bytes()!r}"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    ]
    log = git(tree, "log", "--all", "--format=%H")
    return (*held, log, git(tree, "tag"), git(tree, "status", "--porcelain"))


def test_a_release_is_made(tree: Path) -> None:
    said: list[str] = []
    old = tree.parent / "pack" / "linux" / "tecdesk_1.0.0_amd64.deb"
    old.parent.mkdir(parents=True)
    old.touch()
    folder = steps.release(asked(tree), said.append)
    assert made(tree) == ALL
    assert folder == tree / "dist" / "1.1.0"
    assert not old.exists()
    assert said[-1] == "tagged v1.1.0"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        *("SHA256SUMS", "tecdesk-1.1.0.cdx.json", "第三方许可.txt", "更新说明.md"),
        *("TecDesk-1.1.0-安装.exe", "TecDesk-1.1.0-免安装.zip"),
        *("tecdesk_1.1.0_amd64.deb", "tecdesk-1.1.0.tar.gz"),
        "tecdesk-1.1.0-py3-none-any.whl",
    }
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ")[1] for line in lines} == names - {"SHA256SUMS"}
    assert "一句话" in (folder / "更新说明.md").read_text(encoding="utf-8")
    assert "旧的" not in (folder / "更新说明.md").read_text(encoding="utf-8")


def test_the_tree_after_a_release(tree: Path) -> None:
    steps.release(asked(tree), lambda _: None)
    assert git(tree, "status", "--porcelain") == ""
    assert git(tree, "describe").strip() == "v1.1.0"
    assert git(tree, "log", "-1", "--format=%s").strip() == "Release 1.1.0"
    assert number.declared(tree) == "1.1.0"
    assert (tree / "tests/data/books/v7.tecdesk").read_text() == "book\n"
    log = (tree / "CHANGELOG.md").read_text(encoding="utf-8")
    head, _, rest = log.partition("## 未发布\n")
    assert head == "# 更新记录\n\n"
    assert rest.startswith("\n## 1.1.0（2")
    assert rest.index("一句话") < rest.index("## 1.0.0")
    seconds = git(tree, "log", "-1", "--format=%ct")
    package = tree / "dist" / "1.1.0" / "tecdesk_1.1.0_amd64.deb"
    assert package.read_text() == seconds  # the packages have the time of the commit
    with pytest.raises(Refused, match="nothing stands under 未发布"):
        steps.release(asked(tree, "1.2.0"), lambda _: None)


@pytest.mark.parametrize("target", ["sample-book", "test", "check-wheel"])
def test_what_goes_wrong_leaves_the_tree(
    tree: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    before = state(tree)
    monkeypatch.setenv("FAILS", target)
    with pytest.raises(Refused, match=f"make {target} went wrong") as refused:
        steps.release(asked(tree), lambda _: None)
    log = Path(str(refused.value).split("see ")[1])
    assert log.read_text(encoding="utf-8").endswith("it is red\n")
    assert made(tree)[-1] == target
    assert state(tree) == before


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("1.0.0", "not greater than 1.0.0"),
        ("0.9.9", "not greater than 1.0.0"),
        ("1.1", "is no version"),
        ("v1.1.0", "is no version"),
    ],
)
def test_versions_that_may_not_come(tree: Path, version: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        steps.release(asked(tree, version), lambda _: None)
    assert made(tree) == []


def test_ten_comes_after_nine() -> None:
    number.check_next("1.10.0", "1.9.0", ["v1.9.0", "v1.2.0", "vendor"])
    number.check_next("0.1.0", "0.1.0", [])  # the first: nothing was released
    with pytest.raises(Refused):
        number.check_next("1.9.9", "1.9.0", ["v1.9.0", "v1.10.0"])


@pytest.mark.parametrize("name", ["CHANGELOG.md", "new.py"])
def test_a_tree_that_is_not_clean(tree: Path, name: str) -> None:
    with (tree / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(Refused, match=f"not committed: {name}"):
        steps.release(asked(tree), lambda _: None)
    assert made(tree) == []


def test_no_news() -> None:
    bare = CHANGELOG.replace("- **新的**：一句话。\n", "")
    with pytest.raises(Refused, match="nothing stands"):
        notes.dated(bare, "1.1.0", "2026-11-23")
    with pytest.raises(Refused, match="no head"):
        notes.dated("# 更新记录\n", "1.1.0", "2026-11-23")


def test_a_package_that_was_not_made(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(tree)
    monkeypatch.setattr(steps, "_work", lambda _: [("wheel", ["wheel"])])
    with pytest.raises(Refused, match="0 files of linux"):
        steps.release(asked(tree), lambda _: None)
    assert state(tree) == before


def test_a_rehearsal_brings_nothing_home(tree: Path) -> None:
    before, said = state(tree), list[str]()
    folder = steps.release(asked(tree, "1.1.0", "windows", rehearsed=True), said.append)
    assert state(tree) == before
    assert not any("windows" in target for target in made(tree))
    assert "!!! LEFT OUT: windows (package-windows not run)" in said
    assert said[-1].startswith("!!! A REHEARSAL")
    assert not folder.is_relative_to(tree)
    assert (folder / "tecdesk_1.1.0_amd64.deb").exists()


def test_only_a_rehearsal_leaves_something_out(tree: Path) -> None:
    with pytest.raises(Refused, match="only a rehearsal"):
        steps.release(asked(tree, "1.1.0", "tests"), lambda _: None)


def test_a_tree_that_cannot_be_written(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, deliver = state(tree), steps.deliver

    def delivered(*words: object) -> None:
        deliver(*words)
        (tree / ".git" / "index.lock").touch()  # another git is at work

    monkeypatch.setattr(steps, "deliver", delivered)
    with pytest.raises(Refused, match="git merge says"):
        steps.release(asked(tree), lambda _: None)
    (tree / ".git" / "index.lock").unlink()
    assert git(tree, "tag").split() == ["v1.0.0"]
    assert state(tree)[0] == before[0]
    assert git(tree, "log", "-1", "--format=%s").strip() == "Begin"


def test_a_tree_that_went_on_meanwhile(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = steps.deliver

    def delivered(*words: object) -> None:
        deliver(*words)
        git(tree, "commit", "-q", "--allow-empty", "-m", "Another")

    monkeypatch.setattr(steps, "deliver", delivered)
    with pytest.raises(Refused, match="other commits meanwhile"):
        steps.release(asked(tree), lambda _: None)
    assert git(tree, "tag").split() == ["v1.0.0"]
    assert not (tree / "dist").exists()
    assert number.declared(tree) == "1.0.0"


def test_what_is_said_to_our_make_is_not_said_to_that_of_others(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("VERSION = 3.11\nlib:\n\t@echo libpython$(VERSION)\n")
    ours = tmp_path / "ours"
    ours.write_text(f"theirs-too:\n\t@$(MAKE) --silent -f {theirs}\n")
    files = ("-f", "Makefile", "-f", str(ours))
    call = ["make", "--silent", *files, "theirs-too", "VERSION=1.0"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "libpython3.11\n"
