// Lets a test sit at pages of the host in a real browser:
//   node people.mjs CHROMIUM
// It takes lines of JSON and answers each with one of the same id:
//   {"id":1,"do":"open","who":"Ana","url":"http://…"}   a window of its own, as another person's machine would be
//   {"id":2,"do":"press","who":"Ana","keys":["Enter","s"]}
//   {"id":3,"do":"screen","who":"Ana"}                  the text of the terminal in the page
//   {"id":4,"do":"reload","who":"Ana"}                  the connection is cut, the page comes back with what the tab keeps
//   {"id":5,"do":"faults","who":"Ana"}                  what the page said was wrong, and whom else it asked
// When the browser stands it says {"id":0}. It ends with its input.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ["--no-sandbox", "--disable-dev-shm-usage", "--ignore-certificate-errors"], protocolTimeout: 60000 });
const people = new Map();
let leaving = false;
browser.process().on("exit", (code, signal) => { if (!leaving) { console.error(`the browser ended by itself: ${code ?? signal}`); process.exitCode = 1; } });

async function open({ who, url }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const person = { page, faults: [] };
  const host = new URL(url).host;
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warn") person.faults.push(m.text()); });
  page.on("pageerror", (e) => person.faults.push(String(e)));
  page.on("request", (r) => { if (!r.url().startsWith("data:") && new URL(r.url()).host !== host) person.faults.push("asked " + r.url()); });
  await page.setViewport({ width: 1000, height: 640 });
  await page.goto(url, { waitUntil: "load" });
  people.set(who, person);
}

const deeds = {
  open,
  press: async ({ who, keys }) => { for (const key of keys) await people.get(who).page.keyboard.press(key); },
  screen: async ({ who }) => people.get(who).page.evaluate(() => [...document.querySelectorAll(".xterm-rows > div")].map((row) => row.textContent).join("\n")),
  reload: async ({ who }) => { await people.get(who).page.reload({ waitUntil: "load" }); },
  faults: async ({ who }) => people.get(who).faults,
};

try {
  console.log(JSON.stringify({ id: 0 }));
  const working = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    working.push(deeds[asked.do](asked).then(
      (value) => console.log(JSON.stringify({ id: asked.id, value: value ?? null })),
      (fault) => console.log(JSON.stringify({ id: asked.id, fault: String(fault.stack) })),
    ));
  }
  await Promise.all(working);
} finally {
  leaving = true;
  await browser.close();
}
