// Elements are made here and nowhere else. Texts of a list are only ever text nodes: no markup of theirs is parsed.
const make = (node, properties, children) => {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...present(children));
  return node;
};
// What a condition left out is no child.
const present = children => children.flat(3).filter(child => child !== null && child !== undefined && child !== false);
const fill = (node, ...children) => node.replaceChildren(...present(children));
const el = (tag, properties, ...children) => make(document.createElement(tag), properties, children);
const svg = (tag, properties, ...children) => make(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
const byId = id => document.getElementById(id);

// Whatever direction a title has, what stands beside it keeps its own. Marks that turn it are left out: one that is never closed closes the
// element in its place.
const foreign = words => el('bdi', null, typeof words === 'string' ? words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '') : words);
const cut = (words, length) => words.length <= length ? words : `${words.slice(0, length).trimEnd()}…`;
const out = (url, ...children) => /^https?:\/\//i.test(url ?? '') ? el('a', { href: url, rel: 'noreferrer nofollow' }, ...children) : el('span', null, ...children);
const number = value => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
const signed = value => value === 0 ? '0' : `${value < 0 ? '−' : '+'}${number(Math.abs(value))}`;
