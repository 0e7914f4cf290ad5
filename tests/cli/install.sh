#!/bin/sh
# SPDX-License-Identifier: MIT
# What packagers and authors of checks do: install, build a check against what was installed, uninstall; new-check.
. "$(dirname "$0")/../lib/cli.sh"
cd "$top" || exit 2
make="${MAKE:-make} -s B=$B PREFIX=/opt/ll DESTDIR=$dir/root"
root=$dir/root/opt/ll
ok "make install" $make install
for f in bin/letterlint include/letterlint/letterlint.h lib/pkgconfig/letterlint.pc share/man/man1/letterlint.1 \
	share/bash-completion/completions/letterlint share/zsh/site-functions/_letterlint \
	share/fish/vendor_completions.d/letterlint.fish share/letterlint/letterlint-report.schema.json share/letterlint/letterlint.schema.json \
	share/letterlint/letterlint-profile.schema.json; do
	ok "$f is installed" [ -s "$root/$f" ]
done
flags=$(PKG_CONFIG_PATH=$root/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$dir/root pkg-config --cflags letterlint | sed "s/ *$//")
ok "pkg-config gives $flags" [ "$flags" = "-I$root/include" ]

# A check of one's own, from the layout that new-check makes, in a folder of its own.
mkdir -p "$dir/src/lint/dist" && cp Makefile "$dir/src/" && cp lint/dist/new-check.sh "$dir/src/lint/dist/"
cd "$dir/src" || exit 2
ok "new-check" sh lint/dist/new-check.sh request/own-idea
for f in checks/request/own-idea.c corpus-bad/own-idea/first.txt corpus-good/own-idea/first.txt; do
	ok "new-check makes $f" [ -s $f ]
done
for bad in '' own-idea Request/Idea request/own_idea ../x/y a/b/c; do
	ok "new-check refuses '$bad'" sh -c '! sh lint/dist/new-check.sh "$1"' - "$bad"
done
ok "new-check does not write over a check" sh -c '! sh lint/dist/new-check.sh request/own-idea'
# shellcheck disable=SC2086 # flags are several words
ok "a new check compiles without warnings" ${CC:-cc} -std=c17 -Wall -Wextra -Wshadow -Wmissing-prototypes -Werror \
	-shared -fPIC -DLL_PLUGIN $flags -o own.so checks/request/own-idea.c
echo 'The patient is a 50 year old male. This female patient has neck pain.' >letter.txt
ok "and runs in the installed program" sh -c \
	'"$1" --load ./own.so --select=own-idea --fail-on=never letter.txt | grep "\[own-idea\]"' - "$root/bin/letterlint"
ok "init" "$root/bin/letterlint" init
ok "init names the schema that is installed" grep -qF "\"\$schema\": \"$root/share/letterlint/letterlint.schema.json\"" letterlint.json
cd "$top" || exit 2
ok "make uninstall" $make uninstall
ok "nothing is left" [ -z "$(find "$dir/root" -type f)" ]
finish
