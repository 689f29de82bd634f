"""What git is asked: the tree, a clone to work in, and the release brought home."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *words: str) -> str:
    """What git says, in a folder.

    Raises:
        Refused: it says no.
    """
    call = ["git", "-C", str(folder), *words]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["nothing"]
        raise Refused(f"git {words[0]} says: {said[-1]}")
    return done.stdout.strip()


def check_clean(root: Path) -> None:
    """Is everything committed.

    Raises:
        Refused: something is not.
    """
    changed = git(root, "status", "--porcelain").splitlines()
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise Refused(f"not committed: {changed[0].split(maxsplit=1)[1]}{more}")


def tags(root: Path) -> list[str]:
    """Every tag of a version."""
    return git(root, "tag", "--list", "v*").split()


def branch(root: Path) -> str:
    """The branch that the tree stands on.

    Raises:
        Refused: it stands on none.
    """
    found = git(root, "rev-parse", "--abbrev-ref", "HEAD")
    if found == "HEAD":
        raise Refused("the tree stands on no branch: git switch main")
    return found


def head(root: Path) -> str:
    """The commit that the tree stands on."""
    return git(root, "rev-parse", "HEAD")


def clone(root: Path, place: Path) -> None:
    """The commit of a tree, and nothing else of it, at a place."""
    git(root, "clone", "--quiet", "--no-hardlinks", str(root), str(place))
    for key in ("user.name", "user.email"):
        git(place, "config", key, git(root, "config", key))


def commit(place: Path, version: str) -> int:
    """Commit what was changed for a version; when, in seconds since 1970."""
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", f"Release {version}")
    return int(git(place, "log", "-1", "--format=%ct"))


def bring_home(root: Path, place: Path, version: str, begun: str) -> None:
    """Take the commit of the release into the tree, and tag it.

    Args:
        root: the tree.
        place: the clone that was worked in.
        version: of the release.
        begun: the commit on which it was begun.

    Raises:
        Refused: the tree has gone on meanwhile, or git cannot take it in.
    """
    check_clean(root)
    if head(root) != begun:
        raise Refused("the tree has got other commits meanwhile: begin anew")
    tag = f"v{version}"
    git(root, "fetch", "--quiet", str(place), "HEAD")
    git(root, "tag", "--annotate", tag, "FETCH_HEAD", "-m", f"TecDesk {version}")
    try:
        git(root, "merge", "--quiet", "--ff-only", tag)
    except Refused:
        git(root, "tag", "--delete", tag)
        raise
