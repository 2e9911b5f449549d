#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs clang-tidy over our sources; any finding is an error. Takes minutes, so it is not a test of ctest.
#   packaging/lint.sh              everything
#   packaging/lint.sh core/wire    what matches a regular expression
set -euo pipefail
cd "$(dirname "$0")/.."

for program in clang-tidy run-clang-tidy; do
    if ! command -v "$program" >/dev/null; then
        echo "lint: $program is missing; install the package clang-tidy" >&2
        exit 1
    fi
done

# A build folder of its own: clang cannot read the precompiled headers that GCC writes.
build=build/lint
cmake --preset dev -B "$build" -DPACER_PRECOMPILE=OFF >/dev/null
# Sources include what moc, rcc and lrelease write; make that first.
mapfile -t generated < <(ninja -C "$build" -t targets all | sed -n 's/^\([A-Za-z0-9_-]*_autogen\|release_translations\): phony.*/\1/p')
[ ${#generated[@]} -eq 0 ] || ninja -C "$build" "${generated[@]}" >/dev/null

run-clang-tidy -p "$build" -quiet -extra-arg=-Wno-unknown-warning-option -j "$(nproc)" "^$PWD/(?=.*${1:-})(app|core|ui|tests)/"
