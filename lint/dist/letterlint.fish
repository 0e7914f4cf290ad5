# SPDX-License-Identifier: MIT
# fish completion for letterlint

function __letterlint_ids
	letterlint checks 2>/dev/null | string match -r '^ *[a-z][a-z-]*' | string trim
end

complete -c letterlint -n __fish_use_subcommand -a check -d 'lint letters'
complete -c letterlint -n __fish_use_subcommand -a checks -d 'list the checks'
complete -c letterlint -n __fish_use_subcommand -a explain -d 'what a check finds and why'
complete -c letterlint -n __fish_use_subcommand -a facts -d 'what was understood of a letter'
complete -c letterlint -n __fish_use_subcommand -a test-rules -d 'try the rules of a config on their examples'
complete -c letterlint -n '__fish_seen_subcommand_from explain' -f -a '(__letterlint_ids)'
complete -c letterlint -l select -x -a '(__letterlint_ids)' -d 'only these checks'
complete -c letterlint -l ignore -x -a '(__letterlint_ids)' -d 'not these checks'
complete -c letterlint -l level -x -a '(__letterlint_ids)=' -d 'report a check as error, warning, note or off'
complete -c letterlint -l load -r -d 'add a check from a shared object'
complete -c letterlint -l format -x -a 'text concise grouped markdown json ndjson sarif github gitlab junit checkstyle rdjson' -d 'format of the findings'
complete -c letterlint -s o -l output -r -d 'write there'
complete -c letterlint -l report -x -a 'text: concise: grouped: markdown: json: ndjson: sarif: github: gitlab: junit: checkstyle: rdjson:' -d 'write this report too'
complete -c letterlint -l redact -d 'leave out all words of the letters'
complete -c letterlint -l redact-salt -x -d 'redact, with fingerprints that stay'
complete -c letterlint -l color -x -a 'auto always never' -d 'colour'
complete -c letterlint -l column-unit -x -a 'codepoint byte utf16 display' -d 'what columns count'
complete -c letterlint -l sarif-no-snippets -d 'do not quote the letters in SARIF'
complete -c letterlint -l statistics -d 'say how much was understood'
complete -c letterlint -l verbose -d 'say how each letter was read'
complete -c letterlint -l fail-on -x -a 'error warning note never' -d 'exit with 1 from this level on'
complete -c letterlint -l max-size -x -d 'refuse larger files'
complete -c letterlint -l files-from -r -d 'a list of letters'
complete -c letterlint -s 0 -l null -d 'a NUL ends each name of the list'
complete -c letterlint -s j -l jobs -x -d 'letters at a time'
complete -c letterlint -l fix -d 'make the safe fixes'
complete -c letterlint -l fix-only -d 'make them and report nothing'
complete -c letterlint -l diff -d 'show them as a diff'
complete -c letterlint -l unsafe-fixes -d 'also fixes that may change what is said'
complete -c letterlint -l progress -x -a 'auto never' -d 'how far a long run is'
complete -c letterlint -l version -d 'print the version'
complete -c letterlint -l help -d 'print a summary'
