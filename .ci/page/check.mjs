// Looks at pages of the review in a real browser with the network off, and prints what is wrong with them as JSON:
//   node check.mjs CHROMIUM OUT PAGE...
// A page is judged by axe-core on a desk's and a telephone's window, by html-validate, by whether it asks for anything else
// than itself, by whether it can be read without scrolling sideways, and by what printing it cuts. OUT gets the pictures and
// the prints.
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const [chromium, out, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [1280, 390];
const paper = 703; // pixels between the margins of a sheet of A4 (186 mm at 96 to the inch)

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-dev-shm-usage"], protocolTimeout: 300000 });
const result = [];
try {
  for (const file of pages) result.push(await look(resolve(file)));
} finally {
  await browser.close();
}
console.log(JSON.stringify(result, null, 1));

async function look(file) {
  const name = basename(file, ".html");
  const found = { page: basename(file), axe: [], checked: 0, html: await validate(file), asked: [], sideways: [], cut: [], sheets: 0, figures: 0 };
  const page = await browser.newPage();
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on("request", (r) => {
    if (!r.url().startsWith("file:") || resolve(new URL(r.url()).pathname) !== file) found.asked.push(r.url());
    r.continue();
  });
  page.on("requestfailed", (r) => found.asked.push("failed: " + r.url()));
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    await page.evaluate(axe);
    const seen = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    found.checked += seen.passes.length;
    for (const v of seen.violations) found.axe.push({ width, rule: v.id, help: v.help, at: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.sideways.push({ width, by: wide });
    await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: false });
  }
  await print(page, join(out, name + ".pdf"), found);
  await page.close();
  return found;
}

// print prints the page. A mark at the first and the last row of every figure shows on which sheets it came out.
async function print(page, file, found) {
  await page.setViewport({ width: paper, height: 1000 });
  await page.emulateMediaType("print");
  const wide = await page.evaluate((paper) => {
    const out = [];
    for (const e of document.querySelectorAll("body *")) {
      const r = e.getBoundingClientRect();
      if (r.width > 0 && r.right > paper + 1 && !e.closest(".skip,.defs")) out.push(e.outerHTML.slice(0, 100));
    }
    return out.slice(0, 3);
  }, paper);
  found.cut.push(...wide.map((html) => "wider than the sheet: " + html));
  found.figures = await page.evaluate(() => {
    const all = [...document.querySelectorAll("figure")];
    all.forEach((f, i) => {
      const svg = f.querySelector("svg");
      const box = svg.viewBox.baseVal;
      for (const [word, y] of [["A", 4], ["Z", box.height - 1]]) {
        const t = document.createElementNS("http://www.w3.org/2000/svg", "text");
        t.setAttribute("x", 0);
        t.setAttribute("y", y);
        t.setAttribute("style", "font-size:4px");
        t.textContent = "MARK" + i + word + "END";
        svg.append(t);
      }
    });
    return all.length;
  });
  await page.pdf({ path: file, preferCSSPageSize: true });
  const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\f");
  found.sheets = sheets.length - 1;
  for (let i = 0; i < found.figures; i++) {
    const on = ["A", "Z"].map((w) => sheets.findIndex((s) => s.includes("MARK" + i + w + "END")));
    if (on[0] < 0 || on[0] !== on[1]) found.cut.push(`figure ${i} stands on the sheets ${on[0] + 1} and ${on[1] + 1}`);
  }
}

async function validate(file) {
  const report = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(readFileSync(file, "utf8"));
  return report.results.flatMap((r) => r.messages.map((m) => ({ rule: m.ruleId, at: `${m.line}:${m.column}`, message: m.message })));
}
