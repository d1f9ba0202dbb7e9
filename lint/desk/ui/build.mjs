// Bundles the page into ../static, which is committed so that `go install`
// needs no node. The first line names what it was built from; a Go test
// compares it with the sources.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const hash = createHash("sha256");
for (const name of [...readdirSync("src").sort().map((n) => "src/" + n), "package-lock.json"]) hash.update(readFileSync(name));
const note = `/* built from ${hash.digest("hex").slice(0, 32)}; CodeMirror 6 (MIT), see NOTICE */`;
const common = { bundle: true, minify: true, target: "es2022", logLevel: "info" };
await build({ ...common, entryPoints: ["src/main.js"], format: "esm", outfile: "../static/desk.js", banner: { js: note } });
await build({ ...common, entryPoints: ["src/desk.css"], outfile: "../static/desk.css", banner: { css: note } });
