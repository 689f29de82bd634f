#!/usr/bin/env bash
# Installs, installs again, removes, inside a root with wine32: install-inside.sh SETUP
# A book in the person's documents and one beside the program must outlive it all.
set -euo pipefail
setup=$1
export WINEPREFIX=/build/installed WINEDEBUG=-all LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8
export WINEDLLOVERRIDES='mscoree=;mshtml=' DISPLAY=:79
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
trap 'wineserver -k || true; kill $screen' EXIT
[ -d "$WINEPREFIX" ] || { wine wineboot -i && wine winecfg -v win10; } </dev/null 2>&1 | cat
run() { wine "$@" </dev/null 2>&1 | cat; }
user=$WINEPREFIX/drive_c/users/$(whoami)
home=$user/AppData/Local/Programs/TecDesk
desktop=$user/Desktop/农技台账.lnk
menu="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/农技台账.lnk"
shown() { wine reg query "$1" /ve </dev/null 2>/dev/null | tr -d '\r' | grep REG_SZ; }

run "$setup" /S
test -f "$home/tecdesk.exe" && test -f "$home/_internal/python311.dll"
test -f "$desktop" && test -f "$menu"
shown 'HKCU\Software\Classes\.tecdesk'
shown 'HKCU\Software\Classes\TecDesk.Book\shell\open\command'
shown 'HKCU\Software\Classes\TecDesk.Book\DefaultIcon'
du -sm "$home" | cut -f1 | sed 's/$/ MB installed/'
echo "== 装第二遍"
touch "$home/_internal/of-an-older-version" "$home/清河镇.tecdesk"
mkdir -p "$user/Documents/农技台账"
touch "$user/Documents/农技台账/清河镇.tecdesk"
run "$setup" /S
test ! -e "$home/_internal/of-an-older-version" && test -f "$home/tecdesk.exe"
echo "== 卸载"
run "$home/uninstall.exe" /S _?="C:\\users\\$(whoami)\\AppData\\Local\\Programs\\TecDesk"
test ! -e "$home/tecdesk.exe" && test ! -e "$home/_internal"
test ! -e "$desktop" && test ! -e "$menu"
! shown 'HKCU\Software\Classes\.tecdesk'
test -f "$home/清河镇.tecdesk" && test -f "$user/Documents/农技台账/清河镇.tecdesk"
echo "台账还在"
