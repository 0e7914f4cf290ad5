#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what building and testing need; silent and fast when all is there.
# With -n it installs nothing: it says what is missing, and fails when anything is.
#	deps.sh [-n] [build] [test] [fuzz] [analyze] [memcheck] [hook] [deb] [consumers] [peers]
set -eu

have() { command -v "$1" >/dev/null 2>&1; }
lib() { have pkg-config && pkg-config --exists "$1"; }
dictionary()
{
	for d in /usr/share/hunspell /usr/share/myspell /usr/share/myspell/dicts /opt/homebrew/share/hunspell \
		/usr/local/share/hunspell /Library/Spelling; do
		[ -e "$d/$1.dic" ] && return 0
	done
	return 1
}

only_say=
if [ "${1:-}" = -n ]; then
	only_say=1
	shift
fi

# What is missing, by Debian's names.
missing=
need() { missing="$missing $1"; }
for what in "${@:-build}"; do
	case $what in
	build)
		have "${CC:-cc}" || need gcc
		[ -e /usr/include/stdlib.h ] || [ "$(uname -s)" = Darwin ] || need libc6-dev
		have pkg-config || need pkg-config
		lib libpcre2-8 || need libpcre2-dev
		lib hunspell || need libhunspell-dev
		lib libcjson || need libcjson-dev
		lib libutf8proc || need libutf8proc-dev
		dictionary en_US || need hunspell-en-us
		dictionary en_med_glut || [ ! -e /etc/debian_version ] || need hunspell-en-med
		;;
	test)
		have python3 || need python3
		python3 -c 'import jsonschema, yaml' 2>/dev/null || /usr/bin/python3 -c 'import jsonschema, yaml' 2>/dev/null ||
			need 'python3-jsonschema python3-yaml'
		have cmark-gfm || [ ! -e /etc/debian_version ] || need cmark-gfm
		;;
	fuzz) have clang || need clang ;;
	analyze)
		have clang-tidy || need clang-tidy
		have cppcheck || need cppcheck
		;;
	deb)
		have dpkg-buildpackage || need dpkg-dev
		have dh || need debhelper
		have lintian || need lintian
		;;
	consumers)
		have npm || need npm
		have rsync || need rsync
		;;
	peers)
		have codespell || need codespell
		have hunspell || need hunspell
		have node || need nodejs
		have npm || need npm
		;;
	hook) have pre-commit || need pre-commit ;;
	demo) ;;
	memcheck) have valgrind || need valgrind ;;
	*)
		echo "deps.sh: $what: no such group" >&2
		exit 2
		;;
	esac
done
[ -n "$missing" ] || exit 0
if [ -n "$only_say" ]; then
	echo "letterlint needs, by their names in Debian:$missing"
	exit 1
fi

if ! have apt-get; then
	cat >&2 <<EOF
letterlint needs, by their names in Debian:$missing
Install them by your system's names and run make again:
  Fedora    sudo dnf install gcc make pkgconf-pkg-config pcre2-devel hunspell-devel cjson-devel utf8proc-devel hunspell-en-US python3-jsonschema python3-pyyaml
  Alpine    apk add build-base pkgconf pcre2-dev hunspell-dev cjson-dev utf8proc-dev hunspell-en python3 py3-jsonschema py3-yaml
  Homebrew  brew install make pkgconf pcre2 hunspell cjson utf8proc python && pip3 install jsonschema pyyaml
EOF
	exit 1
fi

sudo=
if [ "$(id -u)" != 0 ]; then
	sudo=sudo
	have sudo || {
		echo "letterlint needs:$missing" >&2
		echo "There is no sudo here; as root run: apt-get install$missing" >&2
		exit 1
	}
fi
update()
{
	echo "Fetching the package lists: ${sudo:+sudo }apt-get update" >&2
	$sudo apt-get update -qq
}
# shellcheck disable=SC2086 # a list of packages
install()
{
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
# The lists are missing on a fresh image, and out of date on an old one.
updated=
for p in $missing; do
	[ -n "$updated" ] || apt-cache show "$p" >/dev/null 2>&1 || {
		update
		updated=1
	}
done
echo "Installing what letterlint needs:$missing" >&2
install || {
	[ -z "$updated" ] || exit 1
	update
	install
}
echo "Installed." >&2
