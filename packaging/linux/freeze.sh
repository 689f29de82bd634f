#!/usr/bin/env bash
# Makes the Linux folder: linux/freeze.sh WORK; result: WORK/out/tecdesk (and bare).
# Wants WORK/python-ARCH.tar.xz of python.sh and, on the machine, the libraries that Qt
# loads (.ci/setup installs them): PyInstaller asks Qt itself what it needs. And gcc,
# binutils and icu-devtools, which make Qt's ICU smaller (icu.py).
set -euo pipefail
work=$(realpath -m "${1:?folder to work in}")
packaging=$(realpath "$(dirname "$0")/..")
python=$packaging/../.venv/bin/python
home=$work/python/tecdesk-python
pip=("${PIP_PYTHON:-python3}" -m pip --disable-pip-version-check)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000} PYTHONHASHSEED=0

rm -rf "$work/python" "$work/out"
mkdir -p "$work/python"
tar -xJf "$work/python-$(dpkg --print-architecture).tar.xz" -C "$work/python"
# Fetched by this machine's Python: ours speaks to no network.
parts=(--no-deps --require-hashes -r "$packaging/requirements.txt" -r "$packaging/tools.txt")
"${pip[@]}" -q download --python-version 3.11 --only-binary=:all: \
    --platform "manylinux_2_28_$(uname -m)" --platform "manylinux_2_27_$(uname -m)" \
    --platform "manylinux_2_17_$(uname -m)" --platform "manylinux2014_$(uname -m)" \
    -d "$work/wheels" "${parts[@]}"
"${pip[@]}" -q --python "$home/bin/python3.11" install --no-index --no-compile \
    --find-links "$work/wheels" "${parts[@]}"
"$python" "$packaging/icons.py" "$work/icons"
fonts=$(dirname "$work")/fonts
# With this machine's Python: ours has no semaphores for several processes.
PYTHONPATH=$home/lib/python3.11/site-packages \
    "$python" "$packaging/fonts.py" "$packaging/../tecdesk/resources/fonts" "$fonts"
frozen() {
    # Without columns the bytecode packs a third smaller; tracebacks still tell lines.
    LD_LIBRARY_PATH=$home/lib PYTHONNODEBUGRANGES=1 nice -n 10 \
        env TECDESK_ICONS="$work/icons" TECDESK_FONTS="$fonts" \
        "$home/bin/python3.11" -m PyInstaller --noconfirm --log-level WARN \
        --distpath "$work/out" --workpath "$work/built" "$packaging/tecdesk.spec"
}
frozen
TECDESK_BARE=1 frozen
# Some wheels carry symbols for a debugger: 13 MB of sqlcipher3 alone.
strip --strip-unneeded "$work"/out/*/_internal/libpython3*.so* \
    "$work"/out/*/_internal/python3.11/lib-dynload/*.so \
    "$work"/out/tecdesk/_internal/{sqlcipher3,python_calamine}/*.so
strip --strip-debug "$work"/out/tecdesk/_internal/pillow.libs/*.so*
python3 "$packaging/linux/icu.py" "$work"/out/tecdesk/_internal/PySide6/Qt/lib/libicudata.so.*
