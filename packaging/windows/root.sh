#!/usr/bin/env bash
# Makes the roots in which Windows programs run: windows/root.sh WORK. Needs root.
# Debian 13's Wine 10 runs Qt 6.9 (Debian 12's Wine 8 does not). The installer is a 32-bit
# program: Debian 12's wine32 runs it, in a root of its own that only try.sh asks for:
#   windows/root.sh WORK installer
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
packaging=$(realpath "$(dirname "$0")/..")

root_of() { # suite, where, packages
    local suite=$1 root=$2
    shift 2
    [ -d "$root/etc/apt" ] || debootstrap --variant=minbase "$suite" "$root"
    cp /etc/resolv.conf "$root/etc/"
    inside "$root" apt-get -qq update
    inside "$root" apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}
inside() { DEBIAN_FRONTEND=noninteractive "$packaging/inside.sh" "$@"; }

if [ "${2:-}" = installer ]; then
    [ -d "$work/bookworm/etc/apt" ] || debootstrap --variant=minbase bookworm "$work/bookworm"
    inside "$work/bookworm" dpkg --add-architecture i386
    root_of bookworm "$work/bookworm" wine wine64 wine32:i386 xvfb openbox imagemagick \
        fonts-wqy-microhei xdotool procps
else
    root_of trixie "$work/trixie" wine wine64 xvfb openbox imagemagick \
        fonts-wqy-microhei winbind xdotool procps
fi
