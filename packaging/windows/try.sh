#!/usr/bin/env bash
# The built Windows program under Wine: windows/try.sh WORK. Minutes; needs root.
# Wine is not Windows: docs/packaging.md says what this shows and what it does not.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
here=$(dirname "$(realpath "$0")")
root=$work/trixie
cp "$here"/{try,install}-inside.sh "$root/build/"
chroot "$root" nice -n 10 bash /build/try-inside.sh /build/out/tecdesk
cp "$root/build/tried/window.png" "$work/window-wine.png"
cp "$work"/TecDesk-*-安装.exe "$root/build/setup.exe"
chroot "$root" nice -n 10 bash /build/install-inside.sh /build/setup.exe
