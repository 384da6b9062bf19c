# shellcheck shell=sh
# What the scripts share: where the checkout is, how to speak, how to install Debian packages.
# A script sets `root` (the checkout) before it reads this file.

: "${root:?set by the script that reads this file}"
# Root's PATH may lack the system directories (su without a login).
PATH=$PATH:/usr/sbin:/sbin
# shellcheck disable=SC2034  # for the scripts
venv=$root/.venv
logs=${BENCH_HOME:-$root/.bench}/logs
mkdir -p "$logs"

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
    say "$*"
    exit 3
}

# Runs a command as root; fails when that is not possible without asking an unattended terminal.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    elif [ -t 0 ] && [ -t 2 ] && command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

is_debian() { command -v apt-get >/dev/null; }

# Installs Debian packages; the package lists are refreshed only when the first try fails.
apt_install() {
    is_debian || return 1
    _get="apt-get -q -y -o DPkg::Lock::Timeout=120 -o APT::Install-Recommends=false"
    say "installing $* with apt (log: $logs/apt.log)"
    # shellcheck disable=SC2086  # the options are words
    as_root env DEBIAN_FRONTEND=noninteractive $_get install "$@" >>"$logs/apt.log" 2>&1 && return 0
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive $_get update >>"$logs/apt.log" 2>&1 || return 1
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive $_get install "$@" >>"$logs/apt.log" 2>&1
}
