#!/usr/bin/env bash
# The part of python.sh that runs inside the old root: OpenSSL, SQLite, Python, in
# this order, into /opt/tecdesk-python, which finds its libraries beside itself.
set -euo pipefail
home=/opt/tecdesk-python
deps=/build/deps
jobs=-j$(nproc)
export CFLAGS='-O2 -g0 -fPIC' SOURCE_DATE_EPOCH=1700000000
cd /build
rm -rf "$home" "$deps"

openssl() { # hashes and scrypt only; the program speaks to no network
    cd /build/openssl
    ./config --prefix="$deps" --libdir=lib no-shared no-tests no-ssl3 no-comp >/dev/null
    make "$jobs" build_libs >/dev/null
    make install_dev >/dev/null
}

sqlite() { # Debian's options as far as the program asks for them
    cd /build/sqlite3
    CFLAGS="$CFLAGS -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_FTS5 \
        -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_SECURE_DELETE" \
        ./configure --prefix="$deps" --disable-tcl --disable-readline >/dev/null
    make "$jobs" >/dev/null
    make install >/dev/null
    rm "$deps"/lib/libsqlite3.{so*,la} # so that it is linked in, as OpenSSL is
}

python() {
    cd /build/python3.11
    # A mend of Debian's takes for granted that pyexpat is built in, as it is there.
    sed -i '1i #define Py_BUILD_CORE_MODULE 1' Modules/pyexpat.c
    CPPFLAGS="-I$deps/include" \
        LDFLAGS="-L$deps/lib -Wl,-rpath,'\$\$ORIGIN/../lib' \
            -Wl,--no-as-needed -lpthread -ldl -lm" \
        ./configure --prefix="$home" --enable-shared --with-openssl="$deps" \
        --without-ensurepip --without-static-libpython --disable-test-modules \
        >/dev/null
    make "$jobs" >/build/python.log 2>&1
    make install >>/build/python.log 2>&1
    rm -rf "$home"/lib/python3.11/{test,idlelib,tkinter,lib2to3,turtledemo,config-*}
}

libraries() { # what it needs beyond glibc, and the X libraries old desktops lack
    local found=/usr/lib/$(gcc -dumpmachine) name
    # libxkbcommon and its -x11 share their insides: of one version, or it crashes.
    for name in libffi.so.6 libxkbcommon.so.0 libxkbcommon-x11.so.0 \
        libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 \
        libxcb-render-util.so.0 libxcb-util.so.1 libxcb-xkb.so.1; do
        cp -L "$found/$name" "$home/lib/"
    done
    cp -L /lib/*/{libbz2.so.1.0,liblzma.so.5,libz.so.1} "$home/lib/"
}

openssl
sqlite
python
libraries
"$home/bin/python3.11" -c 'import ctypes, hashlib, lzma, bz2, zlib, sqlite3, xml.etree.ElementTree
hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1)
assert sqlite3.sqlite_version_info >= (3, 40)'
tar -C /opt --sort=name --owner=0 --group=0 "--mtime=@$SOURCE_DATE_EPOCH" \
    -cJf /build/python.tar.xz tecdesk-python
