#!/usr/bin/env bash
# Builds the Python that goes into the Linux bundle, so that it runs on glibc 2.28.
#   packaging/linux/python.sh WORK        as root; result: WORK/python-ARCH.tar.xz
# Debian 12's own Python wants glibc 2.36, UOS 20 and Kylin V10 have 2.28 and 2.31.
# Debian 12's sources (signed, pinned below) are built in a root of Ubuntu 18.04
# (glibc 2.27), with the small X libraries of that root laid beside them.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
here=$(dirname "$(realpath "$0")")
old=$work/bionic
arch=$(dpkg --print-architecture)
ubuntu=http://archive.ubuntu.com/ubuntu
[ "$arch" = amd64 ] || ubuntu=http://ports.ubuntu.com/ubuntu-ports
mkdir -p "$work"

only_mended() { # Debian's mends, which come last; not its changes of where things lie
    local name
    for name in $(sed -n '/^shutdown-deadlock/,$p' "$1/debian/patches/series" |
        grep -v expat-CVE); do
        patch --quiet --strip=1 --directory="$1" <"$1/debian/patches/$name"
    done
}

old_root() {
    local signed=(--no-check-gpg) # Debian 12 has no Ubuntu keyring: name one if you have
    [ -z "${UBUNTU_KEYRING:-}" ] || signed=(--keyring="$UBUNTU_KEYRING")
    [ -e "$old/etc/debian_version" ] || debootstrap --variant=minbase \
        --components=main,universe "${signed[@]}" bionic "$old" "$ubuntu"
    cp /etc/resolv.conf "$old/etc/"
    chroot "$old" apt-get -qq update
    DEBIAN_FRONTEND=noninteractive chroot "$old" apt-get -qq install -y \
        --no-install-recommends build-essential perl tcl pkg-config xz-utils \
        libffi-dev zlib1g-dev libbz2-dev liblzma-dev \
        libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 \
        libxcb-keysyms1 libxcb-render-util0 libxcb-util1 libxcb-xkb1 >/dev/null
}

build() {
    mkdir -p "$old/build"
    rm -rf "$old/build"/{openssl,sqlite3,python3.11}
    cp -r "$work"/sources/{openssl,sqlite3,python3.11} "$old/build/"
    cp "$here/python-inside.sh" "$old/build/"
    "$here/../inside.sh" "$old" nice -n 10 bash /build/python-inside.sh # $ORIGIN needs /proc
    cp "$old/build/python.tar.xz" "$work/python-$arch.tar.xz"
}

"$here/../sources.sh" "$work" python3.11 openssl sqlite3
only_mended "$work/sources/python3.11"
old_root
build
