#!/usr/bin/env bash
# Builds the Windows installer and the portable zip on Linux: windows/build.sh WORK
#   result: WORK/TecDesk-VERSION-安装.exe, WORK/TecDesk-VERSION-免安装.zip
# Needs root (a Wine root of Debian 13), mingw-w64 with gendef, nsis, zip, Python 3.11.7.
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
here=$(dirname "$(realpath "$0")")
project=$(realpath "$here/../..")
python=$project/.venv/bin/python
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$project/tecdesk/__init__.py")
build=$work/trixie/build
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000}
mkdir -p "$work"

aged() { find "$@" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +; } # no clock in archives

freeze() {
    bash "$here/python.sh" "$work"
    bash "$here/root.sh" "$work"
    mkdir -p "$build"
    rm -rf "$build"/{python,src,icons,fonts}
    cp -r "$work/python" "$build/python"
    mkdir "$build/src"
    tar -C "$project" -c --exclude=__pycache__ tecdesk packaging pyproject.toml |
        tar -C "$build/src" -x
    "$python" "$project/packaging/icons.py" "$build/icons"
    PYTHONPATH=$work/python/Lib/site-packages "$python" "$project/packaging/fonts.py" \
        "$project/tecdesk/resources/fonts" "$(dirname "$work")/fonts"
    cp -r "$(dirname "$work")/fonts" "$build/fonts"
    cp "$here/freeze-inside.sh" "$build/"
    "$project/packaging/inside.sh" "$work/trixie" nice -n 10 bash /build/freeze-inside.sh
    aged "$build/out" "$build/icons"
}

installer() {
    PYTHONPATH=$work/python/Lib/site-packages \
        "$python" "$here/imports.py" "$build/out/tecdesk"
    makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DSOURCE=$build/out/tecdesk" \
        "-DICONS=$build/icons" "-DOUT=$work/TecDesk-$version-安装.exe" "$here/tecdesk.nsi"
}

portable() { # its data lie in 数据 beside it, so that they travel on the stick
    local folder=$work/portable/TecDesk
    rm -rf "$work/portable" "$work/TecDesk-$version-免安装.zip"
    mkdir -p "$folder/数据"
    cp -r "$build/out/tecdesk/." "$folder/"
    cp "$here/portable.txt" "$folder/数据/说明.txt"
    aged "$folder"
    (cd "$work/portable" && find TecDesk | LC_ALL=C sort |
        TZ=UTC zip -q -9 -X "$work/TecDesk-$version-免安装.zip" -@)
}

freeze
installer
portable
ls -l "$work"/TecDesk-*
