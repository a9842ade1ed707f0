// Draws comments as pull requests show them: node draw.mjs CHROMIUM FOLDER WIDTH FILE.md...
// One picture for light and one for dark, NAME-light.png and NAME-dark.png; with a width other than the README's, NAME-WIDTH-light.png.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { marked } from "marked";
import puppeteer from "puppeteer-core";

const [chromium, folder, width, ...files] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const css = (theme) => readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), "utf8");
const frame = { light: ["#ffffff", "#d1d9e0", "#f6f8fa", "#59636e"], dark: ["#0d1117", "#3d444d", "#151b23", "#9198a1"] };

// GitHub keeps one-letter notes of its own (task lists, mentions) that these comments do not use.
const page = (markdown, theme) => {
  const [back, border, head, grey] = frame[theme];
  return `<!doctype html><meta charset="utf-8"><style>${css(theme)}
    body { margin: 0; padding: 16px; background: ${back}; width: ${Number(width) - 32}px }
    .box { border: 1px solid ${border}; border-radius: 6px; overflow: hidden }
    .head { background: ${head}; border-bottom: 1px solid ${border}; padding: 8px 16px; font: 14px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, "Noto Sans CJK SC", sans-serif; color: ${grey} }
    .markdown-body { padding: 16px; font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, "Noto Sans CJK SC", sans-serif, "Noto Color Emoji" }
    .markdown-body table { display: block; width: max-content; max-width: 100%; overflow: auto }
  </style><div class="box"><div class="head"><b>curatorbot</b> bot commented</div><article class="markdown-body">${marked.parse(markdown, { gfm: true })}</article></div>`;
};

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking"] });
try {
  const tab = await browser.newPage();
  for (const file of files) {
    const name = basename(file, ".md") + (width === "860" ? "" : `-${width}`);
    for (const theme of ["light", "dark"]) {
      await tab.setViewport({ width: Number(width), height: 100, deviceScaleFactor: 2 });
      await tab.setContent(page(readFileSync(file, "utf8").replace(/^<!--.*?-->\n/s, ""), theme));
      await tab.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true });
    }
  }
} finally {
  await browser.close();
}
