#!/usr/bin/env bash
# Makes the roots in which Windows programs run: windows/root.sh WORK. Needs root.
# Debian 13's Wine 10 runs Qt 6.9 (Debian 12's Wine 8 does not); the installer is a
# 32-bit program, which Debian 13 runs with wine32.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
root=$work/trixie
[ -d "$root/etc/apt" ] || debootstrap --variant=minbase trixie "$root"
cp /etc/resolv.conf "$root/etc/"
for place in proc dev; do
    mountpoint -q "$root/$place" || mount --bind "/$place" "$root/$place"
done
inside() { DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends wine wine64 xvfb openbox \
    imagemagick fonts-wqy-microhei winbind xdotool procps >/dev/null
inside dpkg --add-architecture i386
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends wine32:i386 >/dev/null
