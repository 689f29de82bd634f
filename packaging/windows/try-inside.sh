#!/usr/bin/env bash
# Runs a Windows folder inside the Wine root, in a prefix without Python, from a path
# with 中文 and blanks: try-inside.sh FOLDER. Expects the folder; makes /build/tried.
set -euo pipefail
folder=$(realpath "$1")
export WINEPREFIX=/build/clean WINEDEBUG=-all WINEARCH=win64 LANG=C.UTF-8
export WINEDLLOVERRIDES='mscoree=;mshtml='
export DISPLAY=:78
home="/build/tried/某人的 文件夹"
program="$home/农技 台账"
rm -rf /build/tried
mkdir -p "$home"
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
trap 'wineserver -k || true; kill $screen' EXIT
if [ ! -d "$WINEPREFIX" ]; then
    wine wineboot -i </dev/null 2>&1 | cat
    wine winecfg -v win10 </dev/null 2>&1 | cat
fi
rm -rf "$WINEPREFIX"/drive_c/users/*/AppData/Local/TecDesk
cp -r "$folder" "$program"
cd "$home"
echo "== --check"
WINEPATH= wine "$program/tecdesk.exe" --check "结果 一" </dev/null 2>&1 | cat
ls "结果 一"
test -f "结果 一/样例.tecdesk"
if [ -d "$program/数据" ]; then # portable: everything beside itself, nothing elsewhere
    log=$program/数据/log/自检.txt
    ! compgen -G "$WINEPREFIX/drive_c/users/*/AppData/Local/TecDesk" >/dev/null
else
    log=$(echo "$WINEPREFIX"/drive_c/users/*/AppData/Local/TecDesk/log/自检.txt)
fi
tail -n 1 "$log"
grep -q 自检通过 "$log"
echo "== 窗口"
openbox >/dev/null 2>&1 &
wine "$program/tecdesk.exe" "结果 一/样例.tecdesk" </dev/null >/dev/null 2>&1 &
for _ in $(seq "${WINDOW_S:-60}"); do # as long as it takes, on a busy machine
    xdotool search --name 农技台账 >/dev/null 2>&1 && break
    sleep 1
done
sleep 8
import -window root /build/tried/window.png
xdotool search --name 农技台账
