// node page.mjs CHROMIUM INDEX.html: makes the pages of the plugins, each self-contained as ours, and measures all of them in turn.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [chromium, index] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const columns = ["title", "authors", "year", "citations", "state"];

// Ours, and ours with 5,000 papers in place of its own.
const ours = readFileSync(index, "utf8");
const mark = '<script type="application/json" id="data">';
const [from, to] = [ours.indexOf(mark) + mark.length, ours.indexOf("</script>", ours.indexOf(mark))];
const data = JSON.parse(ours.slice(from, to));
const many = Array.from({ length: 5000 }, (_, i) => ({
  id: `paper-${i}`, line: i + 2, section: data.sections[i % data.sections.length].id, states: ["meets"], main: true, lookup: "found", venue: "Roads",
  title: `Paper number ${i} about ${String.fromCharCode(97 + i % 26)}${i % 50} things that travel far`, authors: `A. Author${i % 30} et al.`,
  year: 2005 + i % 20, citations: i * 7919 % 50021, needed: 60, neededYear: 2016, links: [{ label: "pdf", url: `https://arxiv.org/pdf/1500.${i}` }],
}));
const counts = { ...data.counts, entries: 5000, papers: 5000, withFigure: 5000, main: 5000, mainWithFigure: 5000 };
const large = { ...data, counts, changes: undefined, leaving: [], authors: [], entries: many };
const write = (name, text) => { writeFileSync(join(here, name), text); return join(here, name); };
const json = value => JSON.stringify(value).replaceAll("<", "\\u003c");

// Theirs: what they are given is less than what ours has.
const library = file => readFileSync(join(here, "node_modules", file), "utf8").replaceAll("</script", "<\\/script");
const rowOf = paper => ({ title: paper.title, authors: paper.authors ?? "", year: paper.year ?? "", citations: paper.citations ?? "", state: paper.states[0] });
const escape = text => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const table = rows => `<table id="t"><thead><tr>${columns.map(c => `<th>${c}</th>`).join("")}</tr></thead><tbody>${rows.map(row => `<tr>${columns.map(c => `<td>${escape(row[c])}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
const page = (style, body, ...scripts) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Papers</title><style>${style}</style></head><body>${body}${scripts.map(s => `<script>${s}</script>`).join("")}</body></html>`;
const plugins = {
  DataTables: rows => page(library("datatables.net-dt/css/dataTables.dataTables.min.css"), table(rows), library("datatables.net/js/dataTables.min.js"), "window.t = new DataTable('#t', { pageLength: 100 });"),
  "simple-datatables": rows => page(library("simple-datatables/dist/style.css"), table(rows), library("simple-datatables/dist/umd/simple-datatables.js"), "window.t = new simpleDatatables.DataTable('#t', { perPage: 100 });"),
  Tabulator: rows => page(library("tabulator-tables/dist/css/tabulator.min.css"), '<div id="t"></div>', library("tabulator-tables/dist/js/tabulator.min.js"),
    `window.t = new Tabulator('#t', { data: ${json(rows)}, height: 700, layout: 'fitColumns', columns: ${json(columns.map(c => ({ title: c, field: c })))} });`),
};
const pages = [
  ["CuratorBot", index, write("large.html", ours.slice(0, from) + json(large) + ours.slice(to))],
  ...Object.entries(plugins).map(([name, make]) => [name, write(`${name}.html`, make(data.entries.map(rowOf))), write(`${name}-large.html`, make(many.map(rowOf)))]),
];

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking"] });
const [paints, sorts] = [{}, {}];
const open = async file => {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1200, height: 900 });
  tab.on("pageerror", error => { throw error; });
  await tab.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return tab;
};
try {
  for (let round = 0; round < 7; round++) for (const [name, file] of pages) {
    const tab = await open(file);
    await tab.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    (paints[name] ??= []).push(await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
    await tab.close();
  }
  for (let round = 0; round < 3; round++) for (const [name, , file] of pages) {
    const tab = await open(file);
    await tab.waitForFunction(() => document.querySelector("tbody tr, .tabulator-row"));
    (sorts[name] ??= []).push(...await tab.evaluate(async name => {
      const times = [];
      for (let i = 0; i < 9; i++) {
        await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
        const [column, way, before] = [i % 3, i % 2 ? "asc" : "desc", performance.now()];
        if (name === "CuratorBot") document.querySelector(`th[data-sort=${["paper", "year", "citations"][column]}] button`).click();
        else if (name === "DataTables") t.order([[[0, 2, 3][column], way]]).draw();
        else if (name === "simple-datatables") t.columns.sort([0, 2, 3][column], way);
        else t.setSort(["title", "year", "citations"][column], way);
        document.body.offsetHeight;
        times.push(performance.now() - before);
      }
      return times;
    }, name));
    await tab.close();
  }
} finally {
  await browser.close();
}

const told = values => { const sorted = [...values].sort((a, b) => a - b); return `${sorted[sorted.length >> 1].toFixed(0)} (${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)})`; };
console.log(`\n${data.entries.length} papers, load average ${readFileSync("/proc/loadavg", "utf8").split(" ").slice(0, 3).join(" ")}\n`);
console.log("| | kB | first paint, ms | 5,000 sorted, ms |\n| --- | ---: | ---: | ---: |");
for (const [name, file] of pages) console.log(`| ${name} | ${Math.round(statSync(file).size / 1000)} | ${told(paints[name])} | ${told(sorts[name])} |`);
