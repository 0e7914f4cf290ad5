# SPDX-License-Identifier: MIT
# bash completion for letterlint

_letterlint()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} IFS=$' \t\n'
	local options='--select --ignore --fixable --unfixable --level --load --family --profile --config --no-config --reference-date --force-exclude --format --output --report --redact --redact-salt --color --column-unit --sarif-no-snippets
		--statistics --verbose --fail-on --max-size --files-from --null --jobs --fix --fix-only --diff --unsafe-fixes --progress --diff-filter
		--cache --cache-size --suppressions --no-suppressions --report-suppressed --show-fingerprints --baseline --update-baseline --reason --who
		--expires --everywhere --unseen --prune --version --help'
	# bash cuts at '='
	if [[ $cur == '=' ]]; then
		cur=
	elif [[ $prev == '=' ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case $prev in
	--format) COMPREPLY=($(compgen -W 'text concise grouped markdown json ndjson sarif github gitlab junit checkstyle rdjson' -- "$cur")) ;;
	--report)
		compopt -o nospace 2>/dev/null
		COMPREPLY=($(compgen -S : -W 'text concise grouped markdown json ndjson sarif github gitlab junit checkstyle rdjson' -- "$cur"))
		;;
	--family | profiles)
		COMPREPLY=($(compgen -W "auto $(letterlint profiles 2>/dev/null | grep -o '^[a-z0-9][a-z0-9-]*')" -- "$cur")) ;;
	--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")) ;;
	--diff-filter) # not by compgen, which would run what the name of a branch says
		local ref
		COMPREPLY=()
		while IFS= read -r ref; do
			[[ $ref == "$cur"* ]] && COMPREPLY+=("$ref")
		done < <(git for-each-ref --format='%(refname:short)' 2>/dev/null)
		;;
	--progress) COMPREPLY=($(compgen -W 'auto never' -- "$cur")) ;;
	--column-unit) COMPREPLY=($(compgen -W 'codepoint byte utf16 display' -- "$cur")) ;;
	--fail-on) COMPREPLY=($(compgen -W 'error warning note never' -- "$cur")) ;;
	--select | --ignore | --fixable | --unfixable | --level | --unseen | explain)
		COMPREPLY=($(compgen -W "$(letterlint checks 2>/dev/null | grep -o '^ *[a-z][a-z]*-[a-z-]*\|^ *[a-z][a-z]*')" -- "$cur")) ;;
	*)
		if [[ $cur == -* ]]; then
			COMPREPLY=($(compgen -W "$options" -- "$cur"))
		else
			COMPREPLY=($(compgen -f -- "$cur"))
			[[ $COMP_CWORD -eq 1 ]] && COMPREPLY+=($(compgen -W 'check checks explain facts cache profile profiles suppress suppressions test-rules config init' -- "$cur"))
		fi
		;;
	esac
}
complete -o filenames -F _letterlint letterlint
