// Read what is in the files that are named with Citation.js; write it as a list of CSL-JSON items.
const { readFileSync } = require("node:fs");

// Its bundle, made for browsers, would write to a stream that theirs has not.
console.Console = undefined;
(0, eval)(readFileSync(".venv/citation.js", "utf-8"));
const Cite = globalThis.require("citation-js");
const items = process.argv.slice(2).flatMap((file) => new Cite(readFileSync(file, "utf-8")).data);
console.log(JSON.stringify(items));
