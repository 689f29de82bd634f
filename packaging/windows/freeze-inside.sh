#!/usr/bin/env bash
# The part of build.sh that runs inside the Wine root: PyInstaller under Wine.
#   freeze-inside.sh          expects /build/{python,src,icons,fonts}; makes /build/out
set -euo pipefail
export WINEPREFIX=/build/prefix WINEDEBUG=-all WINEARCH=win64 LANG=C.UTF-8
export WINEDLLOVERRIDES='mscoree=;mshtml=' PYTHONUTF8=1
export TECDESK_ICONS='Z:\build\icons' TECDESK_FONTS='Z:\build\fonts'
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000} PYTHONHASHSEED=0
export PYTHONNODEBUGRANGES=1 # bytecode without columns: packs a third smaller
display=:77
Xvfb $display -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
trap 'wineserver -k || true; kill $screen' EXIT
export DISPLAY=$display
cd /build
if [ ! -d "$WINEPREFIX" ]; then
    wine wineboot -i </dev/null 2>&1 | cat
    wine winecfg -v win10 </dev/null 2>&1 | cat
fi
wine 'Z:\build\python\python.exe' -c \
    'import sys; assert sys.version_info[:3] == (3, 11, 7), sys.version' </dev/null 2>&1 | cat
rm -rf out work
wine 'Z:\build\python\python.exe' -m PyInstaller --noconfirm --log-level WARN \
    --distpath 'Z:\build\out' --workpath 'Z:\build\work' \
    'Z:\build\src\packaging\tecdesk.spec' </dev/null 2>&1 | cat
test -f out/tecdesk/tecdesk.exe
