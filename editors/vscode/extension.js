// Starts `healthlint lsp` for the documents of the window; everything else is
// the server's.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("healthlint");
  const run = { command: settings.get("path"), args: ["lsp", "--lang", settings.get("lang")] };
  client = new LanguageClient("healthlint", "healthlint", { run, debug: run }, {
    documentSelector: ["markdown", "plaintext", "html"].map((language) => ({ language })),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/.healthlint.yaml") },
  });
  try {
    await client.start();
  } catch (err) {
    vscode.window.showErrorMessage(`healthlint: ${err.message}`);
  }
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("healthlint.restart", async () => {
      await client?.stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = () => client?.stop();
