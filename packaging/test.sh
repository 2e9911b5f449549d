#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds everything and runs every test. Its exit code is the verdict.
# What was printed stays in build/ci/log. Arguments go to ctest: packaging/test.sh -L unit
set -euo pipefail
exec </dev/null
cd "$(dirname "$0")/.."

export HOME=${HOME:-/root} LC_ALL=C.UTF-8
logs=build/ci/log
mkdir -p "$logs"

# One compiler for each core, but not more than the memory can hold.
memory_gib=$(awk '/^MemTotal:/ { print int($2 / 1048576) }' /proc/meminfo)
jobs=$(nproc)
[ "$jobs" -le "$memory_gib" ] || jobs=$((memory_gib > 1 ? memory_gib : 1))

# step <name> <command>...: runs the command, shows and keeps what it prints, and says how long it took.
step() {
    local name=$1 begin=$SECONDS
    shift
    "$@" 2>&1 | tee "$logs/$name.log"
    echo "-- $name took $((SECONDS - begin)) s"
}

run_tests() {
    # Tests see no display, no session and no settings of whoever starts them.
    local own
    own=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder is known now and gone from scope then
    trap "rm -rf '$own'" EXIT
    install -d -m 0700 "$own"/{runtime,config,state,data,cache}
    env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
        XDG_RUNTIME_DIR="$own/runtime" XDG_CONFIG_HOME="$own/config" XDG_STATE_HOME="$own/state" \
        XDG_DATA_HOME="$own/data" XDG_CACHE_HOME="$own/cache" QT_QPA_PLATFORM=offscreen \
        ctest --preset ci --parallel "$jobs" "$@"
}

step install packaging/install-dependencies.sh build run test
step configure cmake --preset ci
step build cmake --build --preset ci --parallel "$jobs"
step test run_tests "$@"
