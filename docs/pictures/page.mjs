// Takes pictures of a page: node page.mjs CHROMIUM FOLDER NAME FILE.html. One for light and one for dark, NAME-light.png and NAME-dark.png.
import { resolve, join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [chromium, folder, name, file] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking"] });
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1000, height: 760, deviceScaleFactor: 2 });
  for (const theme of ["light", "dark"]) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    await tab.goto(pathToFileURL(resolve(file)).href);
    await tab.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
} finally {
  await browser.close();
}
