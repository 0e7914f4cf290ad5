// SPDX-License-Identifier: MIT
// What violations-lib makes of reports: a line "file TAB line TAB severity" for each violation.
//	java -cp violations.jar Violations.java PARSER FOLDER FILE-PATTERN
import static shadow.se.bjurr.violations.lib.ViolationsApi.violationsApi;

import shadow.se.bjurr.violations.lib.model.Violation;
import shadow.se.bjurr.violations.lib.reports.Parser;

public class Violations {
	public static void main(String[] args) {
		for (Violation v : violationsApi().withPattern(args[2]).inFolder(args[1]).findAll(Parser.valueOf(args[0])).violations())
			System.out.println(v.getFile() + "\t" + v.getStartLine() + "\t" + v.getSeverity());
	}
}
