#!/usr/bin/env bash
# Debian 12's sources of what is built anew, mended by Debian and checked twice: by its
# signatures and by our hashes.      sources.sh WORK NAME...; as root; result: WORK/sources/NAME
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
here=$(dirname "$(realpath "$0")")
root=$work/debian-12
left_as_is=' python3.11 ' # its mends are chosen by who builds it
[ -d "$root/etc/apt" ] || debootstrap --variant=minbase bookworm "$root"
cp /etc/resolv.conf "$root/etc/"
echo 'deb-src http://deb.debian.org/debian bookworm main' \
    >"$root/etc/apt/sources.list.d/source.list"
chroot "$root" apt-get -qq update
mkdir -p "$work/sources"
for name in "${@:2}"; do
    chroot "$root" sh -c "cd /var/tmp && apt-get -qq source --download-only $name"
    (cd "$root/var/tmp" && grep "  ${name}_" "$here/sources.sha256" |
        sha256sum --check --quiet)
    rm -rf "$work/sources/$name"
    as_is=()
    [[ $left_as_is != *" $name "* ]] || as_is=(--skip-patches)
    dpkg-source -q -x "${as_is[@]}" "$root/var/tmp/${name}"_*.dsc "$work/sources/$name"
done
