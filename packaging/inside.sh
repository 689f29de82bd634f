#!/usr/bin/env bash
# Runs a command in a root: inside.sh ROOT COMMAND... Needs root.
# Its /proc is mounted for the command alone: somebody will delete the folder one day.
set -euo pipefail
root=${1:?root}
shift
exec unshare --mount-proc="$root/proc" chroot "$root" "$@"
