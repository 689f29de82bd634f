"""Is every import of every Windows binary satisfied: imports.py FOLDER.

A library must lie in the bundle and export the name asked for, or be one that every
Windows 10 has. Also says the oldest Windows that the binaries allow.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pefile

SYSTEM = {
    *("advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "comctl32"),
    *("comdlg32", "crypt32", "cryptbase", "d2d1", "d3d11", "d3d12", "d3d9", "dbghelp"),
    *("dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32", "imm32", "iphlpapi"),
    *("kernel32", "msimg32", "msvcrt", "mpr", "ncrypt", "netapi32", "ntdll", "ole32"),
    *("oleacc", "oleaut32", "pdh", "powrprof", "propsys", "psapi", "rpcrt4", "secur32"),
    *("setupapi", "shcore", "shell32", "shlwapi", "user32", "userenv", "usp10"),
    "uiautomationcore",
    *("uxtheme", "version", "wininet", "winmm", "winspool", "ws2_32", "wtsapi32"),
}
"""In Windows since 8.1 at the latest. Not icuuc: only since Windows 10 1703."""
_PREFIXES = ("api-ms-win-", "ext-ms-")
_MANY = 200_000  # pefile stops at 8192 names, Qt has more


def main() -> int:
    """Look at every binary of the folder; 1 when an import is missing."""
    folder = Path(sys.argv[1])
    found = {
        path: _opened(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in {".exe", ".dll", ".pyd"}
    }
    exports = {path.name.lower(): _exports(each) for path, each in found.items()}
    faults = [
        f"{path.relative_to(folder)}: {fault}"
        for path, each in found.items()
        for fault in _faults(each, exports)
    ]
    oldest = max(_oldest(each) for each in found.values())
    print("\n".join(faults) or f"{len(found)} binaries, every import is satisfied")
    print(f"oldest Windows by their headers: {oldest[0]}.{oldest[1]}")
    return bool(faults)


def _opened(path: Path) -> pefile.PE:
    pe = pefile.PE(str(path), fast_load=True, max_symbol_exports=_MANY)
    names = ("IMPORT", "EXPORT", "DELAY_IMPORT")
    entries = [
        pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{each}"] for each in names
    ]
    pe.parse_data_directories(entries)
    return pe


def _exports(pe: pefile.PE) -> set[bytes]:
    table = getattr(pe, "DIRECTORY_ENTRY_EXPORT", None)
    return {each.name for each in table.symbols} if table else set()


def _faults(pe: pefile.PE, exports: dict[str, set[bytes]]) -> list[str]:
    found = []
    for entry in getattr(pe, "DIRECTORY_ENTRY_IMPORT", []):
        library = entry.dll.decode().lower()
        if _in_windows(library):
            continue
        if library not in exports:
            found.append(f"no {library}")
            continue
        names = {each.name for each in entry.imports if each.name}
        missing = names - exports[library]
        found += [f"{library} has no {name.decode()}" for name in sorted(missing)]
    return found


def _in_windows(library: str) -> bool:
    stem = library.removesuffix(".dll").removesuffix(".drv")
    return stem in SYSTEM or library.startswith(_PREFIXES)


def _oldest(pe: pefile.PE) -> tuple[int, int]:
    head = pe.OPTIONAL_HEADER
    return head.MajorSubsystemVersion, head.MinorSubsystemVersion


if __name__ == "__main__":
    raise SystemExit(main())
