"""No shell, no eval, no pickle, no network: what the code says, and what is tried."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests import alone

ROOT = Path(__file__).parent.parent
OURS = sorted((ROOT / "tecdesk").rglob("*.py"))
APART = {"tecdesk.spark"}
"""The province's side: on a cluster, never on a laptop; see decision 030."""

FORBIDDEN = {
    *("socket", "socketserver", "ssl", "select", "selectors", "asyncio"),
    *("http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib"),
    *("xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "wsgiref"),
    *("pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"),
    *(
        "platform",
        "code",
        "codeop",
        "pty",
        "commands",
        "multiprocessing",
        "yaml",
        "runpy",
    ),
}
HELD = {
    "subprocess": set(alone.PROGRAMS),
    "ctypes": {
        *("tecdesk.drives.windows", "tecdesk.exchange.packages.readback"),
        "tecdesk.ui.calls",
    },
    "importlib": {"tecdesk.ui.ahead", "tecdesk.ui.places", "tecdesk.desk.trial.facts"},
}
"""What only these modules may import."""
NO_CALLS = {"eval", "exec", "compile", "__import__", "execfile"}
NO_METHODS = {
    "os": {
        "system",
        "popen",
        "startfile",
        "fork",
        "forkpty",
        "execv",
        "execve",
        "execvp",
    }
    | {"execl", "execlp", "spawnl", "spawnv", "spawnvp", "posix_spawn", "posix_spawnp"}
}
LOCAL = {"QLocalServer", "QLocalSocket"}
NO_QT = {
    "QProcess",
    "QNetworkAccessManager",
    "QTcpSocket",
    "QUdpSocket",
    "QWebEngineView",
}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
        ".__init__"
    )


def imported(tree: ast.Module) -> set[str]:
    """Every module and name that is imported, wherever."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def faults_of(tree: ast.Module, module: str) -> list[str]:
    """What a module of ours has no business with."""
    found = []
    for name in imported(tree):
        root = name.partition(".")[0]
        if root in FORBIDDEN or (root in HELD and module not in HELD[root]):
            found.append(f"imports {name}")
        if ".QtNetwork" in name and name.rpartition(".")[2] not in LOCAL:
            found.append(f"imports {name}")
        if name.rpartition(".")[2] in NO_QT:
            found.append(f"imports {name}")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return found + [said for call in calls if (said := fault_of(call))]


def fault_of(call: ast.Call) -> str:
    """What is wrong with a call; empty for nothing."""
    called = ast.unparse(call.func)
    owner, _, name = called.rpartition(".")
    if called in NO_CALLS or name in NO_METHODS.get(owner, set()):
        return f"calls {called}"
    for word in call.keywords:
        if word.arg == "shell" and ast.unparse(word.value) != "False":
            return "gives a line to the shell"
    if name == "openUrl" and not ast.unparse(call.args[0]).startswith(
        "QUrl.fromLocalFile("
    ):
        return "opens what may be an address"
    if name in {"enable_load_extension", "load_extension", "create_function"}:
        return f"calls {called}"
    return ""


def test_no_module_of_ours_reaches_out() -> None:
    found = {
        module: faults
        for path in OURS
        if not any((module := module_of(path)).startswith(each) for each in APART)
        if (faults := faults_of(tree_of(path), module))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        *("import socket", "from urllib import request", "import pickle, os"),
        *("from PySide6.QtNetwork import QTcpSocket", "import subprocess"),
        *("eval(x)", "os.system(x)", "run(x, shell=True)", "openUrl(QUrl(x))"),
        "from PySide6.QtCore import QProcess",
    ],
)
def test_a_line_that_does_would_be_found(line: str) -> None:
    assert faults_of(ast.parse(line), "tecdesk.desk.any")


def test_what_is_allowed_is_still_there() -> None:
    for root, modules in HELD.items():
        for module in modules:
            path = ROOT / (module.replace(".", "/") + ".py")
            assert any(n.startswith(root) for n in imported(tree_of(path))), module


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("127.0.0.1", 9), timeout=0.1),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: os.system("true"),
    ],
)
def test_an_attempt_is_refused_and_noted(reach: object) -> None:
    with pytest.raises(alone.NotAlone):
        reach()  # type: ignore[operator]
    assert len(alone.attempts()) == 1


def test_a_program_is_not_started_by_a_module_of_ours() -> None:
    other = ModuleType("tecdesk.desk.other")
    other.subprocess = subprocess  # type: ignore[attr-defined]
    other.program = sys.executable  # type: ignore[attr-defined]
    exec("def start():\n    subprocess.run([program, '-V'])", other.__dict__)
    with pytest.raises(alone.NotAlone, match=r"tecdesk\.desk\.other"):
        other.start()
    assert len(alone.attempts()) == 1


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets")
def test_a_socket_within_the_machine_is_let(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
        one.bind(str(tmp_path / "s"))
        one.listen()
        other.connect(str(tmp_path / "s"))
    assert alone.attempts() == []
