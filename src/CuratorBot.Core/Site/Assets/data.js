// The data of the page (docs/site.md), and what the address says is to be shown of it.
const data = JSON.parse(byId('data').textContent);
const papers = data.entries;
const paperById = new Map(papers.map(paper => [paper.id, paper]));
const sectionById = new Map(data.sections.map(section => [section.id, section]));
const overflow = data.sections.find(section => section.kind === 'overflow');
const hasTop = Boolean(data.top);
const anyFigure = papers.some(paper => paper.citations !== undefined);
const needOf = paper => paper.needed ?? paper.asked;
const gainOf = paper => {
  const [before, now] = (paper.counts ?? []).slice(-2);
  return before >= 0 && now >= 0 ? now - before : undefined;
};

const usual = { q: '', section: 'main', year: '', state: '', venue: '', author: '', from: '', sort: anyFigure ? 'citations' : 'line', dir: '', tab: 'papers', paper: '', lang: '' };
const view = { ...usual };
let language = 'en';
let text = texts.en;

const sorts = {
  paper: paper => paper.title.toLowerCase(),
  year: paper => paper.year,
  citations: paper => paper.citations,
  change: gainOf,
  state: paper => stateOrder.indexOf(paper.states[0]),
  line: paper => paper.line,
};
const stateOrder = Object.keys(texts.en.states);
const upwards = sort => sort === 'paper' || sort === 'state' || sort === 'line';

// Open pull requests are known where they are reviewed by a service, and not to who builds the page from the list.
const tabs = () => ['papers', 'sections', 'authors', ...(data.pulls ? ['pulls'] : [])];

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(usual)) view[name] = (asked.get(name) ?? usual[name]).slice(0, 300);
  if (!Object.hasOwn(sorts, view.sort)) view.sort = usual.sort;
  if (!tabs().includes(view.tab)) view.tab = 'papers';
  if (!['main', 'all', 'papers'].includes(view.section) && !sectionById.has(view.section)) view.section = 'main';
  language = (view.lang || data.list.locale).startsWith('zh') ? 'zh' : 'en';
  text = texts[language];
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
}

function addressOf(changes) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view, ...changes })) {
    if (value !== usual[name] && value !== '') asked.set(name, value);
  }
  return `#${asked}`;
}

// What is filtered or opened by hand is no step that the Back button should undo one by one.
const keepAddress = () => history.replaceState(null, '', addressOf({}) === '#' ? location.pathname + location.search : addressOf({}));

const fresh = changes => addressOf({ ...usual, lang: view.lang, ...changes });

function listed() {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const from = Number(view.from) || 0;
  const author = view.author ? data.authors.find(known => known.name === view.author) : null;
  const of = author ? new Set(author.entries) : null;
  const state = view.state;
  return papers.filter(paper =>
    (view.section === 'main' ? paper.main : view.section === 'papers' ? paper.lookup !== undefined : view.section === 'all' || paper.section === view.section)
    && (!view.year || String(paper.year) === view.year)
    && (!state || paper.states.includes(state) || (state === 'no-figure' && paper.states.includes('which')))
    && (!view.venue || paper.venue === view.venue)
    && (!from || paper.citations >= from)
    && (!of || of.has(paper.id))
    && (!words.length || (haystack => words.every(word => haystack.includes(word)))(`${paper.title} ${paper.authors ?? ''} ${paper.venue ?? ''}`.toLowerCase())));
}

function sorted(rows) {
  const key = sorts[view.sort];
  const turn = (view.dir || (upwards(view.sort) ? 'up' : 'down')) === 'up' ? 1 : -1;
  const keyed = rows.map(paper => [key(paper), paper]);
  // What is not known stays last both ways.
  keyed.sort(([a, one], [b, other]) =>
    (a === undefined) !== (b === undefined) ? (a === undefined ? 1 : -1)
      : a === b || a === undefined ? one.line - other.line
        : (a < b ? -1 : 1) * turn);
  return keyed.map(([, paper]) => paper);
}
