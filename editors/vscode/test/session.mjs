// A session with the server through Microsoft's own client libraries:
//   node test/session.mjs /path/to/healthlint
// Run by TestLSPWithNodeClient. Exits 1 at the first thing that is not as the
// protocol says; prints the time from a key press to its findings.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const p = require("vscode-languageserver-protocol/node");

const program = process.argv[2] ?? "healthlint";
const dir = mkdtempSync(path.join(tmpdir(), "healthlint-"));
const child = spawn(program, ["lsp", "--lang", "zh"], { cwd: dir, stdio: ["pipe", "pipe", "inherit"] });
const connection = p.createProtocolConnection(new p.StreamMessageReader(child.stdout), new p.StreamMessageWriter(child.stdin));

const waiting = new Map(); // version → resolve
connection.onNotification(p.PublishDiagnosticsNotification.type, (params) => {
  waiting.get(params.version)?.(params);
  waiting.delete(params.version);
});
const published = (version) =>
  new Promise((resolve, reject) => {
    waiting.set(version, resolve);
    setTimeout(() => reject(new Error(`no diagnostics of version ${version}`)), 20000).unref();
  });
connection.listen();

const init = await connection.sendRequest(p.InitializeRequest.type, {
  processId: process.pid,
  rootUri: pathToFileURL(dir).href,
  capabilities: { general: { positionEncodings: ["utf-16"] }, textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } } },
});
assert.equal(init.capabilities.positionEncoding, "utf-16");
assert.equal(init.capabilities.textDocumentSync.change, p.TextDocumentSyncKind.Incremental);
await connection.sendNotification(p.InitializedNotification.type, {});

const uri = pathToFileURL(path.join(dir, "稿.md")).href;
const sentence = "😀市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。";
let first = published(1);
await connection.sendNotification(p.DidOpenTextDocumentNotification.type, {
  textDocument: p.TextDocumentItem.create(uri, "markdown", 1, `# 接种通知\n\n${sentence}\n`),
});
const { diagnostics } = await first;
assert.equal(diagnostics.length, 1);
assert.ok(p.Diagnostic.is(diagnostics[0]));
assert.deepEqual(diagnostics[0].range, p.Range.create(2, 6, 2, 8));
assert.equal(diagnostics[0].code, "script/mixed");

const hover = await connection.sendRequest(p.HoverRequest.type, { textDocument: { uri }, position: diagnostics[0].range.start });
assert.ok(p.Hover.is(hover));
assert.match(hover.contents.value, /script\/mixed/);

const actions = await connection.sendRequest(p.CodeActionRequest.type, {
  textDocument: { uri }, range: diagnostics[0].range, context: { diagnostics },
});
assert.ok(actions.every((a) => p.CodeAction.is(a)));
assert.ok(actions.some((a) => a.isPreferred && a.edit.changes[uri][0].newText === "预约"));
assert.ok(actions.some((a) => a.title.includes("忽略") && a.edit.changes[uri][0].newText.includes("healthlint-disable-next-line script/mixed")));

// Typing in an article of 5 KB: the time from each key to its findings.
const article = "本市卫生部门今天通报，各接种点延长开放时间，市民可在网上预约。\n\n".repeat(54);
let second = published(2);
await connection.sendNotification(p.DidChangeTextDocumentNotification.type, {
  textDocument: { uri, version: 2 }, contentChanges: [{ text: article + sentence + "\n" }],
});
assert.equal((await second).diagnostics.filter((d) => d.code === "script/mixed").length, 1);
const times = [];
for (let version = 3; version < 13; version++) {
  const place = p.Position.create(0, 3);
  const answer = published(version);
  const begin = performance.now();
  await connection.sendNotification(p.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version }, contentChanges: [{ range: p.Range.create(place, place), text: "好" }],
  });
  await answer;
  times.push(performance.now() - begin);
}
times.sort((a, b) => a - b);
console.log(`5 KB article, ${Buffer.byteLength(article)} bytes: median ${times[5].toFixed(1)} ms, worst ${times[9].toFixed(1)} ms from key to findings`);

await connection.sendRequest(p.ShutdownRequest.type);
await connection.sendNotification(p.ExitNotification.type);
await new Promise((resolve) => child.on("exit", (code) => { assert.equal(code, 0); resolve(); }));
rmSync(dir, { recursive: true });
