#!/bin/bash
# SPDX-License-Identifier: MIT
# Ends the job as letterlint ended, after the report was uploaded.
case $LL_STATUS in
0) exit 0 ;;
1)
	echo "::error title=letterlint::Letters contradict themselves; the findings are in the log above and in the summary."
	exit 1
	;;
*)
	echo "::error title=letterlint::Not everything was checked: a letter could not be read, or an option is wrong; the reason is in the log above."
	exit 2
	;;
esac
