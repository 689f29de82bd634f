#!/usr/bin/env bash
# Installs the .deb in a clean root, uses it, removes it: linux/try.sh WORK [SUITE]
# Needs root and debootstrap. SUITE: bookworm (as given), bullseye ...
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
here=$(dirname "$(realpath "$0")")
suite=${2:-bookworm}
root=$work/clean-$suite
deb=$(ls "$work"/tecdesk_*.deb)
fresh() {
    [ -d "$work/$suite-base/etc" ] ||
        debootstrap --variant=minbase "$suite" "$work/$suite-base" >/dev/null
    rm -rf "$root"
    cp -a "$work/$suite-base" "$root"
    cp /etc/resolv.conf "$root/etc/"
}
inside() {
    "$here/../inside.sh" "$root" env -i HOME=/home/某人 LANG=C.UTF-8 \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}

fresh
cp "$deb" "$root/tmp/tecdesk.deb"
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends /tmp/tecdesk.deb >/dev/null
inside mkdir -p '/home/某人/我的 台账'
echo "== --check"
inside sh -c 'cd "/home/某人/我的 台账" && tecdesk --check "结果 一"'
echo "== 窗口"
inside apt-get -qq install -y --no-install-recommends xvfb imagemagick xdotool \
    desktop-file-utils shared-mime-info >/dev/null
inside desktop-file-validate /usr/share/applications/tecdesk.desktop
inside grep -q application/x-tecdesk /usr/share/mime/globs2
inside sh -c 'Xvfb :5 -screen 0 1366x768x24 >/dev/null 2>&1 & screen=$!
    cd "/home/某人/我的 台账" && export DISPLAY=:5 && sleep 2
    tecdesk "结果 一/样例.tecdesk" & program=$!
    sleep 15
    import -window root /tmp/window.png
    xdotool search --name 清河镇 && grep VmRSS "/proc/$program/status"; found=$?
    kill "$program" "$screen" 2>/dev/null; exit "$found"'
cp "$root/tmp/window.png" "$work/window-$suite.png"
echo "== 卸载"
inside apt-get -qq purge -y tecdesk >/dev/null
test ! -e "$root/usr/lib/tecdesk" && test ! -e "$root/usr/bin/tecdesk"
test -f "$root/home/某人/我的 台账/结果 一/样例.tecdesk" && echo "台账还在"
