#!/usr/bin/env bash
# The built Windows program under Wine: windows/try.sh WORK [OLDER-SETUP]. Minutes; root.
# The folder first; then the installer, over an older one when one is named, with its
# pages looked at; then what was installed, and the portable zip.
# Wine is not Windows: docs/packaging.md says what this shows and what it does not.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
older=${2:+$(realpath "$2")}
here=$(dirname "$(realpath "$0")")
root=$work/trixie
installing=$work/bookworm
inside() { "$here/../inside.sh" "$1" nice -n 10 bash "/build/${@:2}"; }

bash "$here/root.sh" "$work" installer
mkdir -p "$installing/build"
cp "$here/try-inside.sh" "$root/build/"
cp "$here/install-inside.sh" "$installing/build/"

inside "$root" try-inside.sh /build/out/tecdesk
cp "$root/build/tried/window.png" "$work/window-wine.png"

rm -rf "$installing"/build/{setup.exe,older.exe,pages,put,put-older}
cp "$work"/TecDesk-*-安装.exe "$installing/build/setup.exe"
[ -z "$older" ] || cp "$older" "$installing/build/older.exe"
inside "$installing" install-inside.sh
cp "$installing"/build/pages/*.png "$work/"

echo "== 装好的程序"
rm -rf "$root"/build/{put,portable}
cp -r "$installing/build/put" "$root/build/put"
inside "$root" try-inside.sh /build/put
echo "== 免安装"
mkdir "$root/build/portable"
unzip -q "$work"/TecDesk-*-免安装.zip -d "$root/build/portable"
inside "$root" try-inside.sh /build/portable/TecDesk
cp "$root/build/tried/window.png" "$work/window-portable.png"
