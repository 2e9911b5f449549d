#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Formats all our sources; with --check it changes nothing and fails if a file would change.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=(-i)
[ "${1:-}" != --check ] || mode=(--dry-run -Werror)
find . -path ./build -prune -o -type f \( -name '*.h' -o -name '*.c' -o -name '*.cpp' \) -print0 |
    xargs -0 --no-run-if-empty -P "$(nproc)" -n 16 clang-format "${mode[@]}"
