#!/bin/sh
# Installs what building ("build") or testing ("test") needs and is missing. On Debian and Ubuntu by apt, with sudo where needed; on other
# systems it names the packages and goes on, so that somebody who has them under other names is not stopped.
set -eu

build="gcc pkg-config libgl1-mesa-dev xorg-dev libxkbcommon-dev libwayland-dev"
look="xvfb xdotool openbox imagemagick poppler-utils qpdf age sqlite3 libgl1-mesa-dri xclip"

want=$build
[ "${1:-build}" = test ] && want="$build $look"

if ! command -v go >/dev/null 2>&1; then
	echo "Go 1.26 or newer is needed and was not found. See https://go.dev/doc/install" >&2
	exit 1
fi

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
	missing=""
	for p in $want; do
		dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null | grep -qx installed || missing="$missing $p"
	done
	[ -z "$missing" ] && exit 0
	echo "Installing:$missing"
	sudo=""
	if [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null 2>&1; then
			echo "Please run as root: apt-get install$missing" >&2
			exit 1
		fi
		sudo=sudo
	fi
	$sudo apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
	exit 0
fi

case "$(uname -s)" in
Darwin) echo "On macOS the Xcode command line tools are needed: xcode-select --install. For the tests also: brew install age sqlite poppler qpdf" ;;
*) echo "Waymark needs these (the names are Debian's): $want" ;;
esac
