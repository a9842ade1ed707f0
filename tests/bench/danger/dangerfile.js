// A part of what CuratorBot does, as one would write it for Danger: the cap, and a removal for each addition. It takes every line with
// a bold title for a paper of the top, and knows no citations, no duplicates, no merge base and no corrected lines.
const { danger, fail, warn, markdown } = require("danger");

const list = "README.md";
const cap = 100;
const bold = (text) => (text.match(/^\s*[-*] \*\*.+?\*\* \(\d{4}\)/gm) ?? []).length;

exports.default = async () => {
  if (!danger.git.modified_files.includes(list)) return;
  const { before, after } = await danger.git.diffForFile(list);
  const [was, is] = [bold(before), bold(after)];
  markdown(`Papers in the top: ${was} → ${is}`);
  if (is > cap && is > was) fail(`The top holds ${is} papers, its cap is ${cap}.`);
  if (was >= cap && is > was) warn("Adding to a full top means removing a paper.");
};
