#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian package: lintian takes it, it has what it should, installs, runs and goes without a trace.
. "$(dirname "$0")/../lib/cli.sh"
cd "$top" || exit 2
command -v dpkg-buildpackage >/dev/null && command -v lintian >/dev/null && git rev-parse -q --verify HEAD >/dev/null 2>&1 || {
	skip "no dpkg-dev, no lintian, or no git repository"
	finish
}
ok "make deb, and lintian has no error and no warning" ${MAKE:-make} -s B="$B" deb DEB_BUILD_OPTIONS=nocheck
version=$(sed -n 's/^VERSION = //p' Makefile)
deb=$(ls "$B/deb/letterlint_${version}_"*.deb)
ok "there is one package, $deb" [ -s "$deb" ]
for f in bin/letterlint include/letterlint/letterlint.h share/pkgconfig/letterlint.pc share/man/man1/letterlint.1.gz \
	share/bash-completion/completions/letterlint share/zsh/vendor-completions/_letterlint \
	share/fish/vendor_completions.d/letterlint.fish share/letterlint/letterlint-report.schema.json share/letterlint/letterlint.schema.json \
	share/letterlint/letterlint-profile.schema.json \
	share/doc/letterlint/copyright share/doc/letterlint/changelog.gz; do
	ok "it has /usr/$f" sh -c 'dpkg-deb -c "$1" | grep -q " \./usr/$2\$"' - "$deb" "$f"
done
for p in libc6 libcjson1 libhunspell libpcre2-8-0 libutf8proc; do
	ok "it depends on $p" sh -c 'dpkg-deb -f "$1" Depends | grep -q "$2"' - "$deb" $p
done
ok "and recommends dictionaries" sh -c 'dpkg-deb -f "$1" Recommends | grep -q "hunspell-en-med.*hunspell-en-us"' - "$deb"

# Into a system of its own, whose packages are those of this one.
root=$dir/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/var/log" && : >"$root/var/lib/dpkg/status"
find "$root" | sort >"$dir/before"
dpkg="dpkg --root=$root --log=/dev/null --force-depends --force-not-root --force-script-chrootless"
ok "dpkg -i" $dpkg -i "$deb"
ok "it runs" sh -c '"$1" --fail-on=never corpus-bad/real/000.txt | grep "\[pronoun-mismatch\]"' - "$root/usr/bin/letterlint"
ok "its version is $version" sh -c '"$1" --version | grep -qx "letterlint $2"' - "$root/usr/bin/letterlint" "$version"
ok "its files are as they were packed" $dpkg -V letterlint
ok "pkg-config finds the header" sh -c \
	'PKG_CONFIG_LIBDIR=$1/usr/share/pkgconfig PKG_CONFIG_SYSROOT_DIR=$1 PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 pkg-config --cflags letterlint | grep -x "\-I$1/usr/include *"' - "$root"
ok "dpkg --purge" $dpkg --purge letterlint
find "$root" | grep -v "/var/lib/dpkg/" | sort >"$dir/after"
ok "nothing is left" sh -c '! grep -v -x -F -f "$1" "$2"' - "$dir/before" "$dir/after"
finish
