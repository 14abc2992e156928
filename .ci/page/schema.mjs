// Validates files against the schema of scenarios with two programs that know nothing of it: ajv, and the language server
// that editors use. Usage: node schema.mjs SCHEMA FILE...; prints a JSON object a file: what each of them found, and what
// the server completes at the end of the last file.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const [schemaFile, ...files] = process.argv.slice(2);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
const valid = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

const results = files.map((file) => {
  const one = { file, ajv: [], server: [] };
  try {
    if (!valid(parse(readFileSync(file, "utf8")))) {
      one.ajv = valid.errors.map((e) => `${e.instancePath} ${e.message}`);
    }
  } catch (e) {
    one.ajv = [String(e)];
  }
  return one;
});

const bin = path.join(path.dirname(createRequire(import.meta.url).resolve("yaml-language-server/package.json")), "bin", "yaml-language-server");
const server = spawn(process.execPath, [bin, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
let input = Buffer.alloc(0);
let nextID = 1;
const waiting = new Map(); // requests by their number, files by their address
const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas: { [pathToFileURL(path.resolve(schemaFile)).href]: ["*.yaml"] } };

const write = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
};
const ask = (method, params) => new Promise((done) => {
  waiting.set(nextID, done);
  write({ id: nextID++, method, params });
});
const heard = (m) => {
  if (m.id !== undefined && m.method) { // the server asks
    const result = m.method === "workspace/configuration" ? m.params.items.map((i) => (i.section === "yaml" ? settings : {})) : null;
    write({ id: m.id, result });
  } else if (m.id !== undefined) {
    waiting.get(m.id)?.(m.result);
  } else if (m.method === "textDocument/publishDiagnostics") {
    waiting.get(m.params.uri)?.(m.params.diagnostics);
  }
};
server.stdout.on("data", (data) => {
  input = Buffer.concat([input, data]);
  for (;;) {
    const end = input.indexOf("\r\n\r\n");
    const length = end < 0 ? null : /Content-Length: (\d+)/i.exec(input.subarray(0, end).toString());
    if (!length || input.length < end + 4 + Number(length[1])) return;
    const body = input.subarray(end + 4, end + 4 + Number(length[1]));
    input = input.subarray(end + 4 + Number(length[1]));
    heard(JSON.parse(body.toString()));
  }
});

await ask("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: {} } } } });
write({ method: "initialized", params: {} });
write({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: settings } } });
for (const one of results) {
  const uri = pathToFileURL(path.resolve(one.file)).href;
  const said = new Promise((done) => waiting.set(uri, done));
  write({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: readFileSync(one.file, "utf8") } } });
  one.server = (await said).map((d) => d.message);
}
const last = results[results.length - 1];
const lines = readFileSync(last.file, "utf8").split("\n");
const items = await ask("textDocument/completion", {
  textDocument: { uri: pathToFileURL(path.resolve(last.file)).href },
  position: { line: lines.length - 1, character: lines[lines.length - 1].length },
});
last.completes = (items.items ?? items).map((i) => i.label);
console.log(JSON.stringify(results));
server.kill();
process.exit(0);
