// The page as a whole: languages, colours, keys, and the address.
const root = document.documentElement;
const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

// The data stand beside the page: in its folder, or behind its name where a service has it.
const dataUrl = () => {
  const last = location.pathname.split('/').at(-1);
  return last === '' || last.includes('.html') ? 'list.json' : `${last}/list.json`;
};

function showTools() {
  const choose = (code, words) => el('button', { type: 'button', lang: code === 'zh' ? 'zh-Hans' : 'en', 'aria-pressed': String(language === code), onclick: () => { view.lang = code; keepAddress(); showAll(); } }, words);
  fill(byId('tools'),
    el('div', { class: 'choice', role: 'group', 'aria-label': text.language }, choose('en', 'English'), choose('zh', '中文')),
    el('button', { type: 'button', class: 'button', id: 'theme', onclick: () => { root.dataset.theme = isDark() ? 'light' : 'dark'; showTools(); chart?.redraw(false, true); byId('theme').focus(); } }, isDark() ? text.light : text.dark));
  byId('skip').textContent = text.skip;
  fill(byId('foot'), text.foot, ' ', el('a', { href: dataUrl() }, text.data), ' ', el('button', { type: 'button', class: 'button', onclick: () => byId('help').showModal() }, text.keys));
  fill(byId('help'),
    el('h2', { id: 'help-title' }, text.keysTitle),
    el('dl', null, text.keyList.map(([key, words]) => [el('dt', null, el('kbd', null, key)), el('dd', null, words)])),
    el('form', { method: 'dialog' }, el('button', { class: 'button' }, text.close)));
}

function showAll() {
  readAddress();
  showTools();
  showHead();
  showChart();
  showAttention();
  showChanges();
  showPapers();
}

document.addEventListener('keydown', event => {
  const target = event.target;
  if (target.id === 'chart') {
    if (chartKey(event)) event.preventDefault();
    else if (event.key !== 'Tab') return;
  }
  if (target.id === 'q' && event.key === 'Escape') {
    view.q = target.value = '';
    showRows();
    keepAddress();
    target.blur();
    return;
  }
  if (target.closest('input, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.getAttribute('role') === 'tab' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    const tabs = [...document.querySelectorAll('[role=tab]')];
    openTab(tabs[(tabs.indexOf(target) + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length].id.slice('tab-'.length));
  } else if (event.key === '/') {
    event.preventDefault();
    if (view.tab !== 'papers') openTab('papers');
    byId('q').focus();
  } else if (event.key === '?') {
    byId('help').showModal();
  } else if ((event.key === 'j' || event.key === 'k') && view.tab === 'papers') {
    const titles = [...document.querySelectorAll('.paper-title')];
    const at = titles.indexOf(document.activeElement);
    const next = titles[Math.max(0, Math.min(titles.length - 1, at + (event.key === 'j' ? 1 : -1)))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Escape' && view.paper) {
    toggle(view.paper);
  }
});

byId('skip').addEventListener('click', event => { event.preventDefault(); byId('papers').focus(); byId('papers').scrollIntoView(); });

addEventListener('hashchange', () => {
  const [before, spoken] = [view.lang, language];
  readAddress();
  if (!view.lang && before) { view.lang = before; keepAddress(); readAddress(); }
  if (language !== spoken) showAll();
  if (view.paper && paperById.has(view.paper) && location.hash.startsWith('#paper=') && !location.hash.includes('&section')) { reveal(view.paper); return; }
  showPapers();
  byId('papers').scrollIntoView({ behavior: 'instant' });
});

let lastWidth = innerWidth;
addEventListener('resize', () => { if (innerWidth !== lastWidth) { lastWidth = innerWidth; showChart(); } });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { showTools(); chart?.redraw(false, true); });
addEventListener('beforeprint', () => { if (view.tab === 'papers') addRows(rows.length); chart?.redraw(false, true); });
addEventListener('afterprint', () => chart?.redraw(false, true));

showAll();
if (view.paper) reveal(view.paper);
