#!/usr/bin/env bash
# Installs, installs again, removes, inside a root with wine32: install-inside.sh
# Expects /build/setup.exe, and /build/older.exe if there is one to install over.
# Makes /build/pages with pictures of the installer's pages and /build/put, what it laid.
# A book in the person's documents and one beside the program must outlive it all.
set -euo pipefail
export WINEPREFIX=/build/installed WINEDEBUG=-all LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8
export WINEDLLOVERRIDES='mscoree=;mshtml=' DISPLAY=:79
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
trap 'wineserver -k || true; kill $screen' EXIT
[ -d "$WINEPREFIX" ] || { wine wineboot -i && wine winecfg -v win10; } </dev/null 2>&1 | cat
for face in 宋体 SimSun "MS Shell Dlg" "MS Shell Dlg 2" Tahoma; do # Wine has none of them
    wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$face" /f \
        /d 'WenQuanYi Micro Hei' </dev/null >/dev/null 2>&1
done
run() { wine "$@" </dev/null 2>&1 | cat; }
user=$WINEPREFIX/drive_c/users/$(whoami)
home=$user/AppData/Local/Programs/TecDesk
desktop=$user/Desktop/农技台账.lnk
menu="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/农技台账.lnk"
shown() { wine reg query "$1" /ve </dev/null 2>/dev/null | tr -d '\r' | grep REG_SZ; }
page() { # wait until the installer stands still, take its picture, press Enter
    local name=$1 before= now=x
    while [ "$before" != "$now" ]; do
        before=$now
        sleep 4
        now=$(import -window root png:- | md5sum)
    done
    import -window root "/build/pages/installer-$name.png"
    xdotool key Return
}

rm -rf "$home" /build/pages
mkdir -p /build/pages "$user/Documents/农技台账"
if [ -f /build/older.exe ]; then
    echo "== 先装旧的"
    run /build/older.exe /S
    test -f "$home/tecdesk.exe"
    touch "$home/_internal/of-an-older-version"
fi
echo "== 一页一页地装"
openbox >/dev/null 2>&1 &
wine /build/setup.exe </dev/null >/dev/null 2>&1 &
for _ in $(seq 60); do xdotool search --name 农技台账 >/dev/null 2>&1 && break; sleep 1; done
touch /build/begun
page folder
for _ in $(seq 300); do # it comes last but links
    [ ! "$home/uninstall.exe" -nt /build/begun ] || break
    sleep 1
done
test "$home/uninstall.exe" -nt /build/begun
page finished
wineserver -k || true
test -f "$home/tecdesk.exe" && test -f "$home/_internal/python311.dll"
test ! -e "$home/_internal/of-an-older-version"
test -f "$desktop" && test -f "$menu"
shown 'HKCU\Software\Classes\.tecdesk'
shown 'HKCU\Software\Classes\TecDesk.Book\shell\open\command'
shown 'HKCU\Software\Classes\TecDesk.Book\DefaultIcon'
du -sm --apparent-size "$home" | cut -f1 | sed 's/$/ MiB installed/'
cp -r "$home" /build/put
echo "== 不出声地再装一遍"
touch "$home/_internal/of-an-older-version" "$home/清河镇.tecdesk"
touch "$user/Documents/农技台账/清河镇.tecdesk"
run /build/setup.exe /S
test ! -e "$home/_internal/of-an-older-version" && test -f "$home/tecdesk.exe"
echo "== 卸载"
run "$home/uninstall.exe" /S _?="C:\\users\\$(whoami)\\AppData\\Local\\Programs\\TecDesk"
test ! -e "$home/tecdesk.exe" && test ! -e "$home/_internal"
test ! -e "$desktop" && test ! -e "$menu"
! shown 'HKCU\Software\Classes\.tecdesk'
test -f "$home/清河镇.tecdesk" && test -f "$user/Documents/农技台账/清河镇.tecdesk"
echo "台账还在"
