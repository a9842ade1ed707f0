// The table of papers. Rows are made as they are needed: of five thousand, the first hundred at once.
const step = 100;
let rows = [];
let made = 0;
let watch = null;

const tone = { duplicate: 'danger', below: 'danger', 'leaves-next': 'warn', 'not-new': 'warn', 'could-move-up': 'good', 'could-come-in': 'good', which: 'grey', 'no-figure': 'grey' };
const badge = state => el('span', { class: `state ${tone[state] ?? 'plain'}` }, text.states[state] ?? state);

// From 10 to the most cited paper, on a logarithmic scale.
const most = Math.max(100, ...papers.map(paper => paper.citations ?? 0));
const along = count => Math.max(0, Math.min(100, (Math.log10(Math.max(10, count)) - 1) / (Math.log10(most) - 1) * 98 + 2));

function citedCell(paper) {
  if (paper.citations === undefined) {
    const other = paper.openAlex;
    return el('span', { class: 'muted' }, other ? `${number(other.citations)} · OpenAlex` : paper.lookup === undefined ? '–' : paper.record ? text.noCount : text.noRecord);
  }
  const need = needOf(paper);
  const bar = svg('svg', { viewBox: '0 0 100 14', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 4, width: along(paper.citations), height: 6, class: paper.citations < paper.needed ? 'mark-low' : 'mark-bar' }),
    need > 0 && svg('line', { x1: along(need), x2: along(need), y1: 0, y2: 14, class: 'mark-need', 'vector-effect': 'non-scaling-stroke' }));
  return el('div', { class: 'cited' }, el('span', { class: 'num' }, number(paper.citations)), bar);
}

function changeCell(paper) {
  const known = (paper.counts ?? []).map((count, build) => [build, count]).filter(([, count]) => count >= 0);
  const gain = gainOf(paper);
  if (known.length < 2 || gain === undefined) return el('span', { class: 'muted' }, '–');
  const counts = known.map(([, count]) => count);
  const [least, top] = [Math.min(...counts), Math.max(...counts)];
  const points = known.map(([build, count]) => [2 + build / (data.builds.length - 1) * 56, top === least ? 9 : 15 - (count - least) / (top - least) * 12]);
  const [x, y] = points.at(-1);
  return el('div', { class: 'change' },
    svg('svg', { width: 62, height: 18, 'aria-hidden': 'true', class: 'spark' },
      svg('polyline', { points: points.map(point => point.map(value => value.toFixed(1)).join()).join(' '), class: 'mark-line' }),
      svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 2.25, class: 'mark-last' })),
    el('span', { class: 'small muted' }, signed(gain)));
}

const lineUrl = (path, line) => data.list.repository ? `https://github.com/${data.list.repository}/blob/HEAD/${path.split('/').map(encodeURIComponent).join('/')}?plain=1#L${line}` : null;
const lineLink = line => data.list.repository ? out(lineUrl(data.list.path, line), text.line(line)) : el('span', { class: 'muted' }, text.line(line));

// "README.md:28", as a link where the repository is known.
function sourceLine(where) {
  if (!where) return null;
  const [, path, line] = /^(.*):(\d+)$/.exec(where) ?? [];
  if (!path) return el('span', { class: 'source-line' }, where);
  const words = `${path.split('/').at(-1)}${language === 'zh' ? ' ' : ', '}${text.line(line)}`;
  const url = lineUrl(path, line);
  return url ? el('a', { class: 'source-line', href: url, rel: 'noreferrer' }, words) : el('span', { class: 'source-line' }, words);
}

// What a link is called where its words are the title of the paper, or too many.
function linkName(link, paper) {
  const label = link.label.trim();
  if (label && label.length <= 14 && label.toLowerCase() !== paper.title.toLowerCase()) return label.toLowerCase();
  let at;
  try { at = new URL(link.url); } catch { return 'link'; }
  return /\.pdf$|\/pdf\//i.test(at.pathname) ? 'pdf' : cut(at.hostname.replace(/^www\./, ''), 16);
}

function linksCell(paper) {
  return el('div', { class: 'links' },
    (paper.links ?? []).slice(0, 2).map(link => out(link.url, linkName(link, paper))),
    paper.record && out(recordUrl(paper.record), el('abbr', { title: 'Semantic Scholar' }, 'S2')),
    lineLink(paper.line));
}

function rowOf(paper) {
  const open = view.paper === paper.id;
  const section = sectionById.get(paper.section);
  return el('tr', { class: `row${open ? ' open' : ''}`, 'data-id': paper.id },
    el('td', null,
      el('button', { class: 'paper-title', type: 'button', 'aria-expanded': String(open) }, foreign(open ? paper.title : cut(paper.title, 240))),
      el('div', { class: 'by' }, paper.authors && [foreign(cut(paper.authors, 120)), ' · '], foreign(cut(section.title, 80)))),
    el('td', null, paper.year ?? '–'),
    anyFigure && el('td', null, citedCell(paper)),
    data.changes && el('td', { class: 'c-change' }, changeCell(paper)),
    el('td', null, !anyFigure && paper.states[0] === 'no-figure' ? el('span', { class: 'muted' }, '–') : badge(paper.states[0])),
    el('td', { class: 'c-links' }, linksCell(paper)));
}

const recordUrl = record => record.corpusId !== undefined ? `https://api.semanticscholar.org/CorpusID:${record.corpusId}` : record.url;

function recordOf(record, title) {
  return [out(recordUrl(record), foreign(cut(record.title ?? title, 400))), record.year ? ` (${record.year})` : '', record.venue ? [', ', foreign(cut(record.venue, 200))] : '',
    record.citations !== undefined ? ` · ${number(record.citations)}` : ''];
}

function detailOf(paper) {
  const list = el('dl');
  const say = (name, ...what) => list.append(el('dt', null, name), el('dd', null, ...what));
  if (paper.record) {
    say(text.found, paper.matchedBy === 'id' ? text.byId : text.byTitle, language === 'zh' ? '：' : ': ', el('code', null, foreign(cut(paper.query ?? paper.title, 300))));
    say(text.record, recordOf(paper.record, paper.title), paper.record.corpusId !== undefined && [' ', el('code', null, `CorpusId:${paper.record.corpusId}`)]);
  } else if (paper.candidates) {
    say(text.which, paper.candidates.map(candidate => el('p', null, recordOf(candidate, paper.title))));
  } else if (paper.lookup) {
    say(text.found, paper.lookup === 'unavailable' ? text.notAnswered : text.notFound);
    say(text.asked, el('code', null, foreign(cut(paper.query ?? paper.title, 300))));
  }
  if (paper.citations !== undefined) {
    const others = papers.filter(one => one.main && one !== paper && one.citations !== undefined);
    say(text.count, el('strong', null, number(paper.citations)), paper.asOf ? ` · ${text.day(paper.asOf)}` : '', ' · Semantic Scholar',
      hasTop && others.length > 0 && ` · ${text.moreThan(others.filter(one => one.citations < paper.citations).length, others.length)}`);
  }
  if (paper.openAlex) {
    say('OpenAlex', out(paper.openAlex.url, number(paper.openAlex.citations)), paper.openAlex.asOf ? ` · ${text.day(paper.openAlex.asOf)}` : '');
  }
  if (paper.lookup && data.thresholds.length) {
    const threshold = data.thresholds.find(known => known.year === paper.neededYear);
    say(text.need, paper.needed !== undefined ? text.needOf(paper.needed, paper.neededYear) : paper.asked !== undefined ? text.needThere(paper.asked, paper.neededYear) : text.needNone,
      (paper.needed ?? paper.asked) !== undefined && threshold?.where && [' · ', sourceLine(threshold.where)]);
  }
  if (paper.counts?.some((count, build) => count >= 0 && build < paper.counts.length - 1)) {
    say(text.history, paper.counts.map((count, build) => [count, data.builds[build]]).slice(0, -1).filter(([count]) => count >= 0).map(([count, day], at) => [at ? ' · ' : '', `${text.day(day)}: ${number(count)}`]));
  }
  if (paper.links) say(text.links, el('div', { class: 'links' }, paper.links.map(link => out(link.url, foreign(link.label && link.label.toLowerCase() !== paper.title.toLowerCase() ? cut(link.label, 60) : linkName(link, paper)))), lineLink(paper.line)));
  else say(text.links, lineLink(paper.line));
  if (paper.lookup) {
    say(text.findings, paper.findings
      ? paper.findings.map(finding => el('p', null, foreign(finding[language]), ' ', el('code', null, finding.rule), finding.where && [' ', sourceLine(finding.where)]))
      : el('span', { class: 'muted' }, text.noFindings));
  }
  if (paper.remedy) say(text.pasteThis, el('pre', { class: 'paste' }, foreign(paper.remedy)));
  say(text.share, el('a', { href: `#paper=${encodeURIComponent(paper.id)}` }, `#paper=${paper.id}`));
  return el('tr', { class: 'detail' }, el('td', { colspan: columns() }, list));
}

// On narrow screens the columns of changes and links are left out; what they say is in the opened row.
const wide = matchMedia('(min-width: 1001px)');
const columns = () => 3 + (anyFigure ? 1 : 0) + (wide.matches ? (data.changes ? 2 : 1) : 0);
wide.addEventListener('change', () => { if (view.tab === 'papers') showRows(); });

function addRows(upTo) {
  const body = byId('rows');
  const part = document.createDocumentFragment();
  for (; made < Math.min(upTo, rows.length); made++) {
    part.append(rowOf(rows[made]));
    if (rows[made].id === view.paper) part.append(detailOf(rows[made]));
  }
  body.append(part);
  byId('more').hidden = made >= rows.length;
}

function showRows() {
  rows = sorted(listed());
  made = 0;
  byId('rows').replaceChildren();
  const open = rows.findIndex(paper => paper.id === view.paper);
  addRows(Math.max(step, open + 1));
  byId('table').hidden = rows.length === 0;
  byId('nothing').hidden = rows.length > 0;
  byId('shown').textContent = text.shown(rows.length, papers.length);
  byId('clear').hidden = ['q', 'section', 'year', 'state', 'venue', 'author', 'from'].every(name => view[name] === usual[name]);
  for (const head of document.querySelectorAll('#table th[data-sort]')) {
    const chosen = head.dataset.sort === view.sort;
    head.setAttribute('aria-sort', !chosen ? 'none' : (view.dir || (upwards(view.sort) ? 'up' : 'down')) === 'up' ? 'ascending' : 'descending');
  }
}

function toggle(id) {
  const before = document.querySelector('#rows .row.open');
  view.paper = view.paper === id ? '' : id;
  if (before) {
    before.nextElementSibling.remove();
    before.replaceWith(rowOf(paperById.get(before.dataset.id)));
  }
  const row = document.querySelector(`#rows .row[data-id="${CSS.escape(id)}"]`);
  if (row && view.paper === id) {
    const opened = rowOf(paperById.get(id));
    row.replaceWith(opened);
    opened.after(detailOf(paperById.get(id)));
  }
  document.querySelector(`#rows .row[data-id="${CSS.escape(id)}"] .paper-title`)?.focus({ preventScroll: true });
  keepAddress();
}

// Opens a paper wherever it is: filters that hide it are taken off.
function reveal(id) {
  const paper = paperById.get(id);
  if (!paper) return;
  view.tab = 'papers';
  view.paper = id;
  if (!listed().includes(paper)) Object.assign(view, { q: '', year: '', state: '', venue: '', author: '', from: '', section: paper.main ? 'main' : 'all' });
  showPapers();
  keepAddress();
  const row = document.querySelector(`#rows .row[data-id="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: 'center', behavior: 'instant' });
  row?.querySelector('.paper-title').focus({ preventScroll: true });
}

function select(name, label, options) {
  return el('select', { id: `by-${name}`, 'aria-label': label, onchange: event => { view[name] = event.target.value; showRows(); keepAddress(); } },
    options.map(([value, words]) => el('option', { value, selected: String(value) === view[name] }, cut(words, 60))));
}

function papersTab() {
  const years = [...new Set(papers.map(paper => paper.year).filter(Boolean))].sort((a, b) => b - a);
  const venues = Object.entries(papers.reduce((seen, paper) => { if (paper.venue) seen[paper.venue] = (seen[paper.venue] ?? 0) + 1; return seen; }, Object.create(null)))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 40).map(([venue]) => venue);
  if (view.venue && !venues.includes(view.venue)) venues.push(view.venue);
  const states = stateOrder.filter(state => papers.some(paper => paper.states.includes(state)) || (state === 'below' && data.thresholds.length));
  const type = name => event => { view[name] = event.target.value; showRows(); keepAddress(); };
  const head = (sort, words, width) => el('th', { scope: 'col', 'data-sort': sort, 'aria-sort': 'none', class: width }, el('button', { type: 'button', onclick: () => sortBy(sort) }, words));
  const sortBy = sort => {
    const now = view.dir || (upwards(view.sort) ? 'up' : 'down');
    Object.assign(view, view.sort === sort ? { dir: now === 'up' ? 'down' : 'up' } : { sort, dir: '' });
    showRows();
    keepAddress();
  };
  return [
    el('div', { class: 'filter', role: 'search' },
      el('input', { type: 'search', id: 'q', value: view.q, placeholder: text.filter, 'aria-label': text.filter, oninput: type('q') }), el('kbd', { 'aria-hidden': 'true' }, '/'),
      select('section', text.section, [
        ...(hasTop ? [['main', text.top(data.top.size)], ['papers', text.allPapers]] : [['main', text.allPapers]]), ['all', text.everything], ...data.sections.map(section => [section.id, section.title])]),
      years.length > 1 && select('year', text.year, [['', text.anyYear], ...years.map(year => [String(year), String(year)])]),
      select('state', text.state, [['', text.anyState], ...states.map(state => [state, text.states[state]])]),
      venues.length > 1 && select('venue', text.venue, [['', text.anyVenue], ...venues.map(venue => [venue, venue])]),
      anyFigure && el('input', { type: 'number', id: 'from', min: 0, step: 1, value: view.from, placeholder: text.atLeast, 'aria-label': text.atLeast, oninput: type('from') }),
      view.author && el('span', { class: 'chip' }, foreign(cut(view.author, 40)), el('button', { type: 'button', 'aria-label': text.removeFilter, onclick: () => { view.author = ''; showPapers(); keepAddress(); } }, '×')),
      el('select', { class: 'sort', id: 'by-sort', 'aria-label': text.sortBy, onchange: event => { Object.assign(view, { sort: event.target.value, dir: '' }); showRows(); keepAddress(); } },
        Object.keys(sorts).filter(sort => sort !== 'change' || data.changes).map(sort => el('option', { value: sort, selected: sort === view.sort }, { paper: text.paper, year: text.year, citations: text.citations, change: text.change, state: text.state, line: text.inOrder }[sort]))),
      el('button', { type: 'button', class: 'button', id: 'clear', hidden: true, onclick: () => { Object.assign(view, usual, { sort: view.sort, dir: view.dir, lang: view.lang }); showPapers(); keepAddress(); byId('q').focus(); } }, text.clear),
      el('span', { class: 'shown', id: 'shown', role: 'status' })),
    el('table', { id: 'table' },
      el('caption', { class: 'unseen' }, text.papers),
      el('thead', null, el('tr', null, head('paper', text.paper), head('year', text.year, 'c-year'), anyFigure && head('citations', text.citations, 'c-citations'),
        data.changes && head('change', text.change, 'c-change'), head('state', text.state, 'c-state'), el('th', { scope: 'col', class: 'c-links' }, text.links))),
      el('tbody', { id: 'rows', onclick: event => { const row = event.target.closest('.row'); if (row && !event.target.closest('a')) toggle(row.dataset.id); } })),
    el('p', { class: 'nothing', id: 'nothing', hidden: true }, text.nothing),
    el('button', { type: 'button', class: 'button more', id: 'more', hidden: true, onclick: () => addRows(made + step) }, text.showMore)];
}

function showPapers() {
  showTabs();
  if (view.tab !== 'papers') return;
  showRows();
  watch?.disconnect();
  watch = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting) && made < rows.length) addRows(made + step); }, { rootMargin: '600px' });
  watch.observe(byId('more'));
}
