#!/usr/bin/env bash
# Runs the Windows folder inside the Wine root, in a prefix without Python, from a path
# with 中文 and blanks: try-inside.sh FOLDER. Expects the folder; makes /build/tried.
set -euo pipefail
folder=$(realpath "$1")
export WINEPREFIX=/build/clean WINEDEBUG=-all WINEARCH=win64 LANG=C.UTF-8
export WINEDLLOVERRIDES='mscoree=;mshtml='
export DISPLAY=:78
home="/build/tried/某人的 文件夹"
rm -rf /build/tried
mkdir -p "$home"
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
trap 'wineserver -k || true; kill $screen' EXIT
if [ ! -d "$WINEPREFIX" ]; then
    wine wineboot -i </dev/null 2>&1 | cat
    wine winecfg -v win10 </dev/null 2>&1 | cat
fi
cp -r "$folder" "$home/农技 台账"
cd "$home"
echo "== --check"
WINEPATH= wine "$home/农技 台账/tecdesk.exe" --check "结果 一" </dev/null 2>&1 | cat
ls "结果 一"
test -f "结果 一/样例.tecdesk"
cat "$WINEPREFIX"/drive_c/users/*/AppData/Local/TecDesk/log/自检.txt | tail -n 1
echo "== 窗口"
openbox >/dev/null 2>&1 &
wine "$home/农技 台账/tecdesk.exe" "结果 一/样例.tecdesk" </dev/null >/dev/null 2>&1 &
sleep "${WINDOW_S:-25}"
import -window root /build/tried/window.png
xdotool search --name 农技台账
