#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds the release and opens the console on the embedded cluster.
# With no display it starts the scheduler alone, which prints its address. Arguments go to the program.
set -euo pipefail
cd "$(dirname "$0")/.."

export HOME=${HOME:-/root}
packaging/install-dependencies.sh build run
cmake --preset release
cmake --build --preset release --parallel "$(nproc)" --target pacer pacerd pacer-shim
programs=build/release/bin

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$programs/pacer" "$@"
fi

echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): starting pacerd, the scheduler without a window."
exec "$programs/pacerd" "$@"
