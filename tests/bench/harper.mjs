// SPDX-License-Identifier: MIT
// Harper over letters in one process: harper.mjs PACKAGE FILE... Prints each finding as "FILE: words: message".
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [pkg, ...files] = process.argv.slice(2);
const { LocalLinter } = await import(pathToFileURL(`${pkg}/dist/index.js`));
const { binary } = await import(pathToFileURL(`${pkg}/dist/binary.js`));
const linter = new LocalLinter({ binary });
await linter.setup();
for (const file of files)
	for (const lint of await linter.lint(readFileSync(file, 'utf8'), { language: 'plaintext' }))
		console.log(`${file}: ${lint.get_problem_text()}: ${lint.message()}`);
