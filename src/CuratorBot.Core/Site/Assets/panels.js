// What stands above the table: the list in numbers, what needs attention, what changed; and the tabs beside the papers.
function showHead() {
  const { counts, top, list, sources } = data;
  const fact = (value, words, alarm) => el('div', { class: alarm ? 'alarm' : null }, el('dt', null, words), el('dd', null, value));
  const facts = el('dl', { class: 'facts' },
    top ? fact([number(top.now), top.size && el('span', null, ` / ${number(top.size)}`)], text.inTop, top.size && top.now > top.size) : fact(number(counts.papers), text.papersInList),
    counts.entries !== (top ? top.now : counts.papers) && fact(number(counts.entries), text.entries),
    counts.main > 0 && fact([number(counts.mainWithFigure), el('span', null, ` / ${number(counts.main)}`)], text.withFigure),
    counts.mainMedian !== undefined && fact(number(Math.round(counts.mainMedian)), text.median),
    data.thresholds.length > 0 && fact(number(counts.below), text.below, counts.below > 0),
    counts.unread > 0 && fact(number(counts.unread), text.unread, true));
  const known = sources.filter(source => source.figures > 0);
  const old = known.reduce((sum, source) => sum + source.old, 0);
  const all = known.reduce((sum, source) => sum + source.figures, 0);
  const down = sources.filter(source => source.unanswered > 0);
  byId('repository').textContent = list.repository ?? '';
  fill(byId('head'), facts,
    el('p', { class: 'sources' },
      known.length === 0 ? `${text.noFigures} ${text.noneAsked} ` : known.map(source => { const [name, rest] = text.citationsFrom(source.name, source.figures, source.oldest ? text.range(text.day(source.oldest), text.day(source.newest)) : ''); return [out(source.url, name), rest]; }),
      text.listRead, list.url ? out(list.url, list.path) : list.path, text.readFrom(text.day(list.builtOn))),
    down.map(source => el('p', { class: 'note' }, text.unanswered(source.name, source.unanswered))),
    old * 2 > all && el('p', { class: 'note' }, el('strong', null, text.stale), ' ', text.staleWhy(old, all)));
}

const inState = state => papers.filter(paper => paper.states.includes(state));
const byCitations = (list, turn) => [...list].sort((a, b) => turn * ((a.citations ?? -1) - (b.citations ?? -1)) || a.line - b.line);

function showAttention() {
  const figure = paper => el('span', { class: 'num' }, paper.citations === undefined ? el('span', { class: 'muted' }, text.states[paper.states.includes('which') ? 'which' : 'no-figure'])
    : [number(paper.citations), needOf(paper) !== undefined && el('span', { class: 'muted' }, ` ${text.of} ${number(needOf(paper))}`)]);
  const plain = paper => el('span', { class: 'num' }, paper.citations === undefined ? '–' : number(paper.citations));
  const rowsOf = (list, what = figure) => el('ul', null, list.slice(0, 4).map(paper => el('li', null, el('a', { href: `#paper=${encodeURIComponent(paper.id)}`, title: cut(paper.title, 300) }, foreign(cut(paper.title, 160))), what(paper))));
  const panel = ({ title, why, list, state, section = 'all', where, what, empty }) => el('article', { class: 'panel' },
    el('div', { class: 'title' }, el('h3', null, foreign(title)), el('span', { class: 'count' }, number(list.length))),
    el('p', null, foreign(why)), list.length ? rowsOf(list, what) : empty ?? el('p', null, text.none),
    el('div', { class: 'foot' }, list.length > 4 ? el('a', { href: fresh({ state, section }) }, text.showAll(list.length)) : el('span'), sourceLine(where)));

  const shown = [];
  const low = byCitations(inState('below'), 1);
  if (data.thresholds.length) {
    const safe = papers.filter(paper => paper.needed > 0 && paper.citations >= paper.needed).sort((a, b) => a.citations / a.needed - b.citations / b.needed);
    shown.push(panel({ title: text.belowTitle, why: text.belowWhy, list: low, state: 'below', where: data.thresholds[0].where,
      empty: safe.length ? [el('p', { class: 'fine' }, text.belowNone(safe.length)), el('p', { class: 'closest' }, text.closest), rowsOf(safe)] : null }));
  }
  const leaving = inState('leaves-next').sort((a, b) => data.leaving.indexOf(a.id) - data.leaving.indexOf(b.id));
  if (leaving.length) shown.push(panel({ title: text.leaveTitle, why: text.leaveWhy(overflow && leaving.every(paper => paper.section === overflow.id) ? overflow.title : ''), list: leaving, state: 'leaves-next', where: data.top?.where, what: plain }));
  if (overflow && data.thresholds.length) shown.push(panel({ title: text.upTitle(cut(overflow.title, 40)), why: text.upWhy, list: byCitations(inState('could-move-up'), -1), state: 'could-move-up', where: data.thresholds[0].where }));
  const coming = inState('could-come-in');
  if (coming.length) shown.push(panel({ title: text.inTitle, why: text.inWhy, list: byCitations(coming, -1), state: 'could-come-in', where: data.thresholds[0]?.where }));
  const fresher = data.sections.find(section => section.kind === 'new');
  const aged = inState('not-new');
  if (aged.length) shown.push(panel({ title: text.newTitle, why: text.newWhy(fresher?.title ?? ''), list: byCitations(aged, -1), state: 'not-new', what: plain }));
  const twice = inState('duplicate');
  if (twice.length) shown.push(panel({ title: text.twiceTitle, why: text.twiceWhy, list: twice, state: 'duplicate', what: paper => lineLink(paper.line) }));
  const far = inState('far-above');
  if (far.length && !low.length) shown.push(panel({ title: text.farTitle, why: text.farWhy, list: [...far].sort((a, b) => b.citations / needOf(b) - a.citations / needOf(a)), state: 'far-above', section: 'main' }));
  const unknown = papers.filter(paper => paper.main && (paper.states.includes('no-figure') || paper.states.includes('which')));
  if (unknown.length && anyFigure) shown.push(panel({ title: text.figureTitle, why: text.figureWhy, list: unknown, state: 'no-figure', section: 'main' }));

  const section = byId('attention');
  section.hidden = shown.length === 0;
  fill(section, el('div', { class: 'section-head' }, el('h2', { id: 'attention-title' }, text.attention)), el('div', { class: 'panels' }, shown));
}

function showChanges() {
  const changes = data.changes;
  const section = byId('changes');
  section.hidden = !changes;
  if (!changes) return;
  const most = 12;
  const titled = id => { const paper = paperById.get(id); return paper ? el('a', { href: `#paper=${encodeURIComponent(id)}` }, foreign(cut(paper.title, 120))) : id; };
  const words = state => text.states[state] ?? state;
  const all = [
    ...changes.added.map(id => [el('span', { class: 'sign plus', 'aria-hidden': 'true' }, '+'), titled(id)]),
    ...changes.removed.map(gone => [el('span', { class: 'sign minus', 'aria-hidden': 'true' }, '−'), el('del', null, foreign(cut(gone.title, 120)))]),
    ...changes.moved.map(move => [el('span', { class: 'sign', 'aria-hidden': 'true' }, '→'), el('span', null, titled(move.id), ' ', el('span', { class: 'muted' }, foreign(text.movedTo(cut(move.from, 60), cut(move.to, 60)))))]),
    ...changes.states.map(move => [el('span', { class: 'sign', 'aria-hidden': 'true' }, '·'), el('span', null, titled(move.id), ' ', el('span', { class: 'muted' }, text.movedTo(words(move.from), words(move.to))))]),
  ];
  const gains = papers.map(gainOf).filter(gain => gain !== undefined);
  const grown = gains.filter(gain => gain > 0);
  fill(section,
    el('div', { class: 'section-head' }, el('h2', { id: 'changes-title' }, text.changes), el('span', { class: 'muted small' }, text.since(text.day(changes.since)))),
    el('p', { class: 'small muted' }, all.length ? '' : text.noChange, ' ', grown.length ? text.grew(grown.length, gains.length, grown.reduce((a, b) => a + b, 0)) : ''),
    all.length > 0 && el('ul', { class: 'changes' }, all.slice(0, most).map(parts => el('li', null, parts)), all.length > most && el('li', { class: 'muted' }, text.more(all.length - most))));
}

const barOf = (share, wide) => svg('svg', { viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, svg('rect', { x: 0, y: 1, width: Math.max(.5, share * 100), height: 10, class: 'mark-bar' }));

function sectionsTab() {
  const largest = Math.max(...data.sections.map(section => section.entries), 1);
  const years = [...new Set(data.sections.flatMap(section => Object.keys(section.years)))].sort((a, b) => b - a).slice(0, 12);
  const fullest = Math.max(...data.sections.flatMap(section => years.map(year => section.years[year] ?? 0)), 1);
  const column = (words, kind) => el('th', { scope: 'col', class: kind }, words);
  const most = Math.max(...data.years.map(year => year.papers), 1);
  const shade = count => `h${Math.max(1, Math.ceil(count / fullest * 4))}`;
  return [
    el('h3', { class: 'sub' }, text.bySection),
    el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.bySection }, el('table', { class: 'plain' },
      el('thead', null, el('tr', null, column(text.section), column(text.entriesColumn, 'num'), column(el('span', { class: 'unseen' }, text.entriesColumn), 'wide'), column(text.count2, 'num less'), column(text.total, 'num less'), column(text.middle, 'num'))),
      el('tbody', null, data.sections.map(section => el('tr', null,
        el('th', { scope: 'row' }, el('a', { href: fresh({ section: section.id }) }, foreign(cut(section.title, 120)))), el('td', { class: 'num' }, number(section.entries)), el('td', { class: 'wide' }, barOf(section.entries / largest)),
        el('td', { class: 'num less' }, number(section.withFigure)), el('td', { class: 'num less' }, section.withFigure ? number(section.citations) : '–'), el('td', { class: 'num' }, section.median !== undefined ? number(Math.round(section.median)) : '–')))))),
    data.years.length > 0 && [el('h3', { class: 'sub' }, text.byYear),
      el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.byYear }, el('table', { class: 'plain' },
        el('thead', null, el('tr', null, column(text.year), column(text.papersColumn, 'num'), column(el('span', { class: 'unseen' }, text.papersColumn), 'wide'), column(text.total, 'num less'), column(text.middle, 'num'), data.thresholds.length > 0 && [column(text.needed, 'num'), column(text.belowColumn, 'num')])),
        el('tbody', null, data.years.map(year => el('tr', null,
          el('th', { scope: 'row' }, el('a', { href: fresh({ year: String(year.year) }) }, year.year)), el('td', { class: 'num' }, number(year.papers)), el('td', { class: 'wide' }, barOf(year.papers / most)), el('td', { class: 'num less' }, year.withFigure ? number(year.citations) : '–'),
          el('td', { class: 'num' }, year.median !== undefined ? number(Math.round(year.median)) : '–'), data.thresholds.length > 0 && [el('td', { class: 'num' }, year.needed !== undefined ? number(year.needed) : '–'), el('td', { class: 'num' }, year.needed !== undefined ? number(year.below) : '–')])))))],
    years.length > 1 && [el('h3', { class: 'sub' }, text.matrix), el('p', { class: 'muted small' }, text.matrixHow),
      el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.matrix }, el('table', { class: 'plain grid' },
        el('thead', null, el('tr', null, column(text.section), years.map(year => column(year)))),
        el('tbody', null, data.sections.filter(section => Object.keys(section.years).length).map(section => el('tr', null, el('th', { scope: 'row' }, foreign(cut(section.title, 80))),
          years.map(year => el('td', null, section.years[year] ? el('a', { class: shade(section.years[year]), href: fresh({ section: section.id, year }), 'aria-label': `${section.years[year]} · ${section.title} · ${year}` }, section.years[year]) : '')))))))],
  ];
}

function authorsTab() {
  if (data.authors.length === 0) return [el('p', { class: 'nothing' }, text.authorsNone)];
  const highest = data.authors[0].score;
  const column = (words, kind) => el('th', { scope: 'col', class: kind }, words);
  return [
    el('p', { class: 'muted small hint' }, text.authorsHow(data.authors.length, data.authorsTotal)),
    el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.authors }, el('table', { class: 'plain' },
      el('thead', null, el('tr', null, column(text.author), column(text.score, 'num'), column(el('span', { class: 'unseen' }, text.score), 'wide less'), column(text.papersColumn, 'num'), column(text.first, 'num less'), column(text.total, 'num'), column(text.years, 'num less'))),
      el('tbody', null, data.authors.map(author => el('tr', null,
        el('th', { scope: 'row' }, el('a', { href: fresh({ author: author.name }) }, foreign(author.name)), author.id && [' ', el('span', { class: 'small' }, out(`https://www.semanticscholar.org/author/${encodeURIComponent(author.id)}`, el('abbr', { title: 'Semantic Scholar' }, 'S2')))]),
        el('td', { class: 'num' }, author.score.toFixed(2)), el('td', { class: 'wide less' }, barOf(author.score / highest)), el('td', { class: 'num' }, number(author.papers)), el('td', { class: 'num less' }, number(author.first)),
        el('td', { class: 'num' }, number(author.citations)), el('td', { class: 'num less' }, author.firstYear === undefined ? '–' : author.firstYear === author.lastYear ? author.firstYear : `${author.firstYear}–${author.lastYear}`))))))];
}

// Pull requests: what each does to the top, and which sets of them fit under the cap.
function pullsTab() {
  const { open, sets } = data.pulls;
  if (open.length === 0) return [el('p', { class: 'nothing' }, text.pullsNone)];
  const column = (words, kind) => el('th', { scope: 'col', class: kind }, words);
  const named = new Map(papers.map(paper => [paper.title, paper]));
  const title = words => { const paper = named.get(words); return foreign(paper ? el('a', { href: `#paper=${encodeURIComponent(paper.id)}` }, cut(words, 120)) : cut(words, 120)); };
  const listOf = (sign, kind, titles) => titles.map(words => el('div', null, el('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }, sign), ' ', title(words)));
  const pullUrl = number => `https://github.com/${data.list.repository}/pull/${number}`;
  const reviewUrl = number => `../../reviews/${data.list.repository}/${number}`;
  const link = pull => el('a', { href: pullUrl(pull.number), title: pull.title ? cut(pull.title, 200) : null, rel: 'noreferrer' }, `#${pull.number}`);
  const verdictTone = { pass: 'fine', fail: 'danger', 'needs-maintainer': 'warn' };
  const touching = open.filter(pull => pull.enters.length + pull.leaves.length > 0);
  const dots = set => touching.map(pull => el('td', null, set.pulls.includes(pull.number) && el('span', { class: 'dot', role: 'img', 'aria-label': `#${pull.number}` })));
  return [
    el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.pulls }, el('table', { class: 'plain pulls' },
      el('thead', null, el('tr', null, column(text.pull), column(text.pullChange), column(text.pullVerdict), column(text.pullDetails))),
      el('tbody', null, open.map(pull => el('tr', null,
        el('th', { scope: 'row' }, link(pull), ' ', foreign(cut(pull.title ?? '', 160))),
        el('td', null, pull.enters.length + pull.leaves.length ? [listOf('+', 'plus', pull.enters), listOf('−', 'minus', pull.leaves)] : el('span', { class: 'muted' }, text.pullNothing)),
        el('td', null, el('span', { class: `state ${verdictTone[pull.verdict] ?? 'grey'}` }, text.verdicts[pull.verdict] ?? pull.verdict)),
        el('td', null, el('a', { href: reviewUrl(pull.number) }, text.pullReview))))))),
    sets.length > 0 && [el('h3', { class: 'sub' }, text.sets), el('p', { class: 'muted small' }, text.setsHow(data.top.now, data.top.size)),
      el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': text.sets }, el('table', { class: 'plain sets' },
        el('thead', null, el('tr', null, column(text.set), column(text.setTop, 'num'), el('td'), touching.map(pull => column(link(pull))))),
        el('tbody', null, sets.map(set => el('tr', null,
          el('th', { scope: 'row' }, text.setKinds[set.kind] ?? set.kind), el('td', { class: 'num' }, number(set.top)),
          el('td', null, el('span', { class: `state ${set.fits ? 'fine' : 'danger'}` }, set.fits ? text.setFits : text.setOver(set.top - data.top.size))), dots(set))))))],
  ];
}

function showTabs() {
  const names = [['papers', text.papers, data.counts.entries], ['sections', text.sections, data.sections.length], ['authors', text.authors, data.authorsTotal], ...(data.pulls ? [['pulls', text.pulls, data.pulls.open.length]] : [])];
  fill(byId('papers'),
    el('h2', { class: 'unseen', id: 'papers-title' }, text.papers),
    el('div', { role: 'tablist', 'aria-label': text.tabs }, names.map(([id, words, count]) =>
      el('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'panel', 'aria-selected': String(view.tab === id), tabindex: view.tab === id ? 0 : -1, onclick: () => openTab(id) }, words, el('span', null, number(count))))),
    el('div', { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${view.tab}`, tabindex: -1 }, { papers: papersTab, sections: sectionsTab, authors: authorsTab, pulls: pullsTab }[view.tab]()));

  // On a narrow screen not all tabs are to be seen; the chosen one is.
  const [tab, list] = [byId(`tab-${view.tab}`), document.querySelector('[role=tablist]')];
  list.scrollLeft = Math.max(0, tab.offsetLeft + tab.offsetWidth - list.offsetLeft - list.clientWidth);
}

function openTab(id) {
  view.tab = id;
  showPapers();
  keepAddress();
  byId(`tab-${id}`).focus();
}
