#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing of the named sections of dependencies.txt:
#   packaging/install-dependencies.sh build run test
# Asks apt only when something is missing, and never removes a package.
set -euo pipefail

list=$(dirname "$0")/dependencies.txt

# The packages of one section, one on each line.
packages_of() {
    awk -v wanted="[$1]" '/^\[/ { inside = ($1 == wanted); next } inside && NF && !/^#/ { print $1 }' "$list"
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=()
for section in "$@"; do
    packages=$(packages_of "$section")
    if [ -z "$packages" ]; then
        echo "install-dependencies: no section [$section] in $list" >&2
        exit 2
    fi
    for package in $packages; do
        is_installed "$package" || missing+=("$package")
    done
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install-dependencies: run this as root, then try again:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get --quiet \
        -o Acquire::Retries=3 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
        -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@"
}

echo "Installing ${#missing[@]} packages: ${missing[*]}"
# A source that is not Debian's may be out of reach; it is not needed.
apt update || echo "install-dependencies: some package lists could not be refreshed" >&2
apt install --yes --no-install-recommends --no-remove "${missing[@]}"
