#!/usr/bin/env bash
# Packs the Linux folder as a .deb: linux/deb.sh WORK; result: WORK/tecdesk_*.deb
# It has no scripts of its own: the system's triggers take in the icon, the menu entry
# and the file type, and nothing ever touches a person's books.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
packaging=$(realpath "$(dirname "$0")/..")
here=$packaging/linux
arch=$(dpkg --print-architecture)
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$packaging/../tecdesk/__init__.py")
root=$work/deb
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000}

rm -rf "$root"
install -d "$root"/{DEBIAN,usr/bin,usr/lib,usr/share/{applications,mime/packages,doc/tecdesk}}
cp -a "$work/out/tecdesk" "$root/usr/lib/tecdesk"
install -m 755 "$here/tecdesk.sh" "$root/usr/bin/tecdesk"
install -m 644 "$here/tecdesk.desktop" "$root/usr/share/applications/"
install -m 644 "$here/tecdesk.xml" "$root/usr/share/mime/packages/"
install -m 644 "$packaging/../LICENSE" "$root/usr/share/doc/tecdesk/copyright"
ln -s ../../../lib/tecdesk/_internal/tecdesk/resources/licences/第三方许可.txt "$root/usr/share/doc/tecdesk/"
for size in 16 24 32 48 64 128 256; do
    icons=$root/usr/share/icons/hicolor/${size}x$size
    install -D -m 644 "$work/icons/tecdesk-$size.png" "$icons/apps/tecdesk.png"
    install -D -m 644 "$work/icons/book-$size.png" \
        "$icons/mimetypes/application-x-tecdesk.png"
done
cat >"$root/DEBIAN/control" <<CONTROL
Package: tecdesk
Version: $version
Architecture: $arch
Maintainer: TecDesk <tecdesk@localhost>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Section: office
Priority: optional
Depends: $(grep -v '^#' "$here/depends.txt" | cut -d' ' -f2- | uniq | paste -sd, | sed 's/,/, /g')
Recommends: libcups2 | libcups2t64
Description: 农技台账：乡镇科技推广台账、汇总、总结与上报
 离线使用，一本台账一个文件。自带所需的 Python、Qt 和字体。
CONTROL
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
chmod -R u+rwX,go+rX,go-w "$root"
dpkg-deb --root-owner-group -Zxz -z9 -Sextreme --threads-max=1 --build "$root" "$work/tecdesk_${version}_$arch.deb"
