#!/bin/sh
# rusdesk.sh: sets up what RusDesk needs on first use, then runs it.
#
#   ./rusdesk.sh [ARGS...]                 start RusDesk; with no display and no arguments: a demo into ./out
#   ./rusdesk.sh test [ARGS...]            run the tests (pytest's arguments)
#   ./rusdesk.sh bench [NAME] [--json F]   run the benches
#   ./rusdesk.sh setup                     only set up
#
# RUSDESK_PYTHON  the interpreter to build the environment with (3.11 to 3.14)
# RUSDESK_VENV    where that environment lies (.venv beside this file)
# Ends with 69 when something is missing that cannot be installed here, 70 when setting up failed.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
venv=${RUSDESK_VENV:-$home/.venv}
case $venv in /*) ;; *) venv=$PWD/$venv ;; esac
venv=${venv%/}
tab=$(printf '\t')
lock=$home/requirements.lock
stamp=$venv/.rusdesk-stamp

# What Qt's widgets, its offscreen and its X11 plugin load: soname=Debian package
sonames='libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libX11.so.6=libx11-6
libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6
libxkbcommon.so.0=libxkbcommon0 libbrotlidec.so.1=libbrotli1
libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0 libxcb-render-util.so.0=libxcb-render-util0
libxcb-shape.so.0=libxcb-shape0 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
libxkbcommon-x11.so.0=libxkbcommon-x11-0'

tell() { printf 'rusdesk: %s\n' "$*" >&2; }
stop() { status=$1; shift; tell "$@"; exit "$status"; }
on_linux() { [ "$(uname -s)" = Linux ]; }
have() { command -v "$1" >/dev/null 2>&1; }
has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || ! on_linux; }

# Sets $python and $version. One named by RUSDESK_PYTHON is taken or refused, never swapped for another;
# else what the environment was made with goes first. _base_executable sees through environments and shims
ask_version='import sys
if (3, 11) <= sys.version_info[:2] <= (3, 14):
    print(getattr(sys, "_base_executable", sys.executable), "%d.%d.%d" % sys.version_info[:3], sep="\t")'
find_interpreter() {
    set -- "$venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11
    [ -z "${RUSDESK_PYTHON:-}" ] || set -- "$RUSDESK_PYTHON"
    for candidate in "$@"; do
        answer=$("$candidate" -c "$ask_version" 2>/dev/null) || continue
        if [ -n "$answer" ]; then
            python=${answer%"$tab"*}
            version=${answer##*"$tab"}
            return 0
        fi
    done
    return 1
}

# Prints the Debian packages that are missing, one a line. Libraries are tried by loading them:
# that needs no ldconfig and is true on every distribution
ask_missing='import ctypes, importlib.util, sys
if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
    print("python3-venv")
for pair in sys.argv[1:]:
    soname, package = pair.split("=")
    try:
        ctypes.CDLL(soname)
    except OSError:
        print(package)'
missing() {
    if find_interpreter; then
        # shellcheck disable=SC2086
        "$python" -c "$ask_missing" $sonames
    elif [ -z "${RUSDESK_PYTHON:-}" ]; then
        # No interpreter to ask: name them all, apt-get skips those already there
        printf 'python3\npython3-venv\n'
        for pair in $sonames; do echo "${pair#*=}"; done
    fi
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root=''
    elif have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        stop 69 "packages are missing and this user may not install them. An administrator can, with:
    apt-get install -y --no-install-recommends $*"
    fi
    tell "installing with apt-get: $*"
    record=$(mktemp)
    apt="env DEBIAN_FRONTEND=noninteractive apt-get"
    # Package lists may be empty on a new machine: update only after a first try failed
    if $as_root $apt install -y --no-install-recommends "$@" >"$record" 2>&1; then
        :
    elif $as_root $apt update >>"$record" 2>&1 &&
        $as_root $apt install -y --no-install-recommends "$@" >>"$record" 2>&1; then
        :
    else
        tail -n 20 "$record" >&2
        rm -f "$record"
        stop 69 "apt-get could not install: $*"
    fi
    rm -f "$record"
}

prepare_system() {
    on_linux || return 0
    packages=$(missing | tr '\n' ' ')
    packages=${packages% }
    [ -n "$packages" ] || return 0
    if ! have apt-get; then
        tell "these are missing (by their Debian names): $packages"
        tell "Fedora: dnf install mesa-libGL mesa-libEGL libX11 dbus-libs fontconfig freetype glib2 brotli" \
            "libxkbcommon libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms" \
            "xcb-util-renderutil"
        tell "Arch: pacman -S libglvnd libx11 dbus fontconfig freetype2 glib2 brotli libxkbcommon-x11" \
            "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil"
        stop 69 "install them with this system's package manager, then start again"
    fi
    # shellcheck disable=SC2086
    install_packages $packages
}

pip_install() {
    PIP_ROOT_USER_ACTION=ignore "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# Another place, interpreter or lock means a new environment; another pyproject.toml only that RusDesk
# itself is installed anew
prepare_environment() {
    find_interpreter ||
        stop 69 "Python 3.11 to 3.14 is needed and was not found; RUSDESK_PYTHON can name one"
    packed="$home $version $(cksum <"$lock")"
    project=$(cksum <"$home/pyproject.toml")
    if ! { [ -x "$venv/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$packed" ]; }; then
        if [ -e "$venv" ] && [ ! -f "$venv/pyvenv.cfg" ] && [ -n "$(ls -A "$venv")" ]; then
            stop 70 "$venv is not a Python environment, so it is left alone; remove it or name another by RUSDESK_VENV"
        fi
        tell "making the Python environment in $venv (about 450 MB, once)"
        rm -rf -- "$venv"
        "$python" -m venv "$venv" || stop 70 "could not make $venv"
        pip_install --only-binary :all: --require-hashes -r "$lock" || stop 70 "could not install the Python packages"
        printf '%s' "$packed" >"$stamp"
    fi
    if [ "$(cat "$stamp-project" 2>/dev/null)" != "$project" ]; then
        pip_install --no-deps --no-build-isolation -e "$home" || stop 70 "could not install RusDesk"
        printf '%s' "$project" >"$stamp-project"
    fi
}

# Two first starts at once: the second waits. Where flock is not at hand nothing waits
prepare() {
    if have flock; then
        mkdir -p -- "$(dirname -- "$venv")"
        exec 9>"$venv.lock"
        flock 9
        prepare_system
        prepare_environment
        exec 9>&-
    else
        prepare_system
        prepare_environment
    fi
}

case ${1:-} in
setup)
    prepare
    tell "ready"
    ;;
test)
    shift
    prepare
    cd -- "$home"
    export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
    # two at a time, a file of tests together; a -n of your own goes before this one
    exec "$venv/bin/python" -m pytest -n 2 --dist loadfile "$@"
    ;;
bench)
    shift
    prepare
    export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
    PYTHONPATH=$home${PYTHONPATH:+:$PYTHONPATH}
    export PYTHONPATH
    exec "$venv/bin/python" -m bench "$@"
    ;;
*)
    prepare
    if [ $# -eq 0 ] && ! has_display; then
        tell "no display here, so the demo is made in ./out"
        export QT_QPA_PLATFORM=offscreen
        set -- demo --out out
    fi
    exec "$venv/bin/python" -m rusdesk "$@"
    ;;
esac
