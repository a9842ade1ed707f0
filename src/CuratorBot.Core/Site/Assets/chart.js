// Citations by year: uPlot has the scales, the axis and the canvas; the dots, their names and the keys are drawn and answered here.
let chart = null;
let dots = [];
let chosen = -1;
let withOutside = false;
const mostYears = 16;

const face = () => getComputedStyle(document.body).fontFamily;
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function chartRows() {
  const drawn = papers.filter(paper => paper.citations !== undefined && paper.year && (paper.main || (withOutside && paper.lookup)));
  let years = [...new Set(drawn.map(paper => paper.year))];
  if (!withOutside || data.thresholds.length === 0) years = years.concat(data.thresholds.map(known => known.year));
  years = [...new Set(years)].sort((a, b) => b - a);
  const shown = new Set(years.slice(0, mostYears));
  return { years: [...shown], drawn: drawn.filter(paper => shown.has(paper.year)).sort((a, b) => a.citations - b.citations), left: drawn.filter(paper => !shown.has(paper.year)).length };
}

function showChart() {
  const section = byId('chart-section');
  const { years, drawn, left } = chartRows();
  section.hidden = !anyFigure || years.length === 0;
  if (section.hidden) return;
  const outside = papers.some(paper => !paper.main && paper.citations !== undefined && paper.year);
  const check = el('input', { type: 'checkbox', checked: withOutside, onchange: event => { withOutside = event.target.checked; showChart(); byId('outside').focus(); }, id: 'outside' });
  fill(section,
    el('div', { class: 'section-head' },
      el('h2', { id: 'chart-title' }, text.chart), el('span', { class: 'muted small' }, text.chartHow),
      el('ul', { class: 'legend' },
        el('li', null, el('span', { class: 'dot' }), hasTop && overflow ? text.inTopic : hasTop ? text.top(data.top.size) : text.inList),
        hasTop && overflow && el('li', null, el('span', { class: 'dot ring' }), foreign(text.inOverflow(cut(overflow.title, 40)))),
        data.counts.below > 0 && el('li', null, el('span', { class: 'dot low' }), text.lowDot),
        data.thresholds.length > 0 && el('li', null, el('span', { class: 'tick' }), text.tick),
        hasTop && outside && el('li', null, el('label', null, check, withOutside && el('span', { class: 'dot outside' }), text.showOutside)))),
    el('div', { id: 'chart', tabindex: 0, role: 'application', 'aria-label': text.chartKeys }),
    left > 0 && el('p', { class: 'muted small' }, text.earlier(years.at(-1), left)),
    el('div', { class: 'unseen', id: 'chart-said', 'aria-live': 'polite' }));
  draw(years, drawn);
}

function draw(years, drawn) {
  const holder = byId('chart');
  const width = holder.clientWidth;
  const rowHeight = years.length > 8 ? 40 : width > 560 ? 76 : 60;
  const needs = new Map(data.thresholds.map(known => [known.year, known.citations]));
  const counts = drawn.map(paper => Math.max(1, paper.citations)).concat([...needs.values()].filter(value => value > 0));
  const least = Math.max(1, Math.min(...counts) / 1.5);
  const greatest = Math.max(...counts, least * 10) * 1.35;
  chosen = -1;
  chart?.destroy();
  chart = new uPlot({
    width, height: years.length * rowHeight + 28, padding: [0, 30, 0, 0], pxAlign: 1,
    legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false, distr: 3, range: [least, greatest] }, y: { range: [-.5, years.length - .5], dir: -1 } },
    axes: [
      { side: 0, size: 26, font: `12px ${face()}`, stroke: () => colour('muted'), grid: { stroke: () => colour('hair'), width: 1 }, ticks: { show: false },
        splits: () => [1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000, 1000000].filter(value => value >= least && value <= greatest && (width > 560 || Number.isInteger(Math.log10(value)))),
        filter: (_, splits) => splits, values: (_, splits) => splits.map(number) },
      { side: 3, size: width > 560 ? 52 : 44, font: `600 13px ${face()}`, stroke: () => colour('text'), grid: { show: false }, ticks: { show: false }, splits: () => years.map((_, row) => row), filter: (_, splits) => splits, values: () => years.map(String) },
    ],
    series: [{}, { show: true, paths: () => null, points: { show: false } }],
    hooks: { draw: [plot => drawRows(plot, years, drawn, needs, rowHeight)] },
  }, [drawn.map(paper => Math.max(1, paper.citations)), drawn.map(paper => years.indexOf(paper.year))], holder);
  chart.root.setAttribute('aria-hidden', 'true');
  chart.over.addEventListener('pointermove', event => point(nearest(event)));
  chart.over.addEventListener('pointerleave', () => point(-1));
  chart.over.addEventListener('click', event => {
    const hit = nearest(event);
    // A finger has no hover: its first touch names the dot, the second opens it.
    if (hit >= 0 && (event.pointerType === 'mouse' || hit === touched)) reveal(dots[hit].paper.id);
    touched = hit;
    point(hit);
  });
}
let touched = -1;

function drawRows(plot, years, drawn, needs, rowHeight) {
  const context = plot.ctx;
  const ratio = devicePixelRatio || 1;
  const left = plot.bbox.left / ratio;
  const top = plot.bbox.top / ratio;
  const right = left + plot.bbox.width / ratio;
  const at = value => plot.valToPos(Math.max(1, value), 'x') + left;
  const narrow = plot.width <= 560;
  context.save();
  context.scale(ratio, ratio);
  dots = [];
  years.forEach((year, row) => {
    const middle = plot.valToPos(row, 'y') + top;
    context.strokeStyle = colour('hair');
    context.lineWidth = 1;
    if (row) { context.beginPath(); context.moveTo(left - 40, Math.round(middle - rowHeight / 2) + .5); context.lineTo(right, Math.round(middle - rowHeight / 2) + .5); context.stroke(); }
    if (needs.get(year) > 0) {
      const x = at(needs.get(year));
      context.strokeStyle = colour('danger');
      context.lineWidth = 2;
      context.beginPath(); context.moveTo(x, middle - 12); context.lineTo(x, middle + 12); context.stroke();
      context.fillStyle = colour('danger');
      context.font = `11px ${face()}`;
      context.textAlign = 'left';
      context.fillText(text.needs(needs.get(year)), Math.min(x - 2, right - 70), middle + 23);
    }
    const placed = [];
    for (const paper of drawn.filter(one => one.year === year)) {
      const x = at(paper.citations);
      // Beside each other where they would hide each other: above, below, and no further than the row.
      const offset = [0, 7, -7, 13, -13].find(y => placed.every(other => Math.hypot(other.x - x, other.y - y) >= 8.5)) ?? (placed.length % 3 - 1) * 6;
      placed.push({ x, y: offset });
      dots.push({ x, y: middle + offset, paper });
    }
  });
  // Where they are, for whoever looks at the page from outside: a canvas tells nobody.
  byId('chart').dots = dots;
  dots.forEach((dot, index) => drawDot(context, dot, index === chosen));
  if (!narrow && rowHeight > 60) years.forEach((year, row) => drawNames(context, dots.filter(dot => dot.paper.year === year), plot.valToPos(row, 'y') + top, left, right, needs.get(year) > 0 ? at(needs.get(year)) : null));
  context.restore();
}

function drawDot(context, { x, y, paper }, on) {
  const low = paper.citations < paper.needed;
  const ring = paper.main ? sectionById.get(paper.section).kind === 'overflow' : true;
  context.beginPath();
  context.arc(x, y, on ? 6 : 4.25, 0, 2 * Math.PI);
  context.fillStyle = low ? colour('danger') : ring ? colour('bg') : colour('accent');
  context.strokeStyle = on ? colour('text') : low || (!ring && paper.main) ? colour('bg') : paper.main ? colour('accent') : colour('muted');
  context.lineWidth = on ? 2.5 : paper.main && ring ? 2 : 1.2;
  context.fill();
  context.stroke();
}

// The least and the most cited paper of a year have their names beside them; of the others the names come with the pointer.
function drawNames(context, row, middle, left, right, need) {
  if (row.length === 0) return;
  const name = (dot, y, side) => {
    // A thin line leads from the name to its dot.
    context.strokeStyle = colour('muted');
    context.lineWidth = 1;
    context.beginPath(); context.moveTo(Math.round(dot.x) + .5, dot.y + (side === 'end' ? -6 : 6)); context.lineTo(Math.round(dot.x) + .5, side === 'end' ? y + 3 : y - 11); context.stroke();
    const count = ` ${number(dot.paper.citations)}`;
    context.font = `12px ${face()}`;
    const title = cut(dot.paper.title, 52);
    const width = context.measureText(title + count).width;
    const x = side === 'end' ? Math.max(left + width, Math.min(dot.x + 4, right)) - width : Math.min(dot.x - 2, right - width);
    context.textAlign = 'left';
    context.fillStyle = colour('text');
    context.fillText(title, x, y);
    context.fillStyle = colour('muted');
    context.fillText(count, x + context.measureText(title).width, y);
  };
  name(row.at(-1), middle - 23, 'end');
  if (row.length > 1 && (need === null || Math.abs(row[0].x - need) > 90)) name(row[0], middle + 31, 'start');
}

function nearest(event) {
  const box = byId('chart').getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  let best = -1;
  let distance = event.pointerType === 'touch' ? 22 : 12;
  dots.forEach((dot, index) => {
    const away = Math.hypot(dot.x - x, dot.y - y);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}

function point(index) {
  if (index === chosen || !chart) return;
  chosen = index;
  chart.redraw(false, false);
  chart.over.classList.toggle('hit', index >= 0);
  byId('chart').querySelector('.tip')?.remove();
  if (index < 0) return;
  const { x, y, paper } = dots[index];
  const need = needOf(paper);
  const words = [`${number(paper.citations)}${need !== undefined ? ` ${text.of} ${number(need)}` : ''}`, text.states[paper.states[0]]].join(' · ');
  const tip = el('div', { class: 'tip', role: 'tooltip' }, el('b', null, foreign(cut(paper.title, 140))), el('span', null, words), el('br'), el('span', { class: 'muted' }, foreign(cut(sectionById.get(paper.section).title, 60)), ` · ${paper.year}`));
  byId('chart').append(tip);
  tip.style.left = `${Math.max(0, Math.min(x + 12, chart.width - tip.offsetWidth))}px`;
  tip.style.top = `${y + 14 + tip.offsetHeight > chart.height + 40 ? y - tip.offsetHeight - 12 : y + 14}px`;
}

function chartKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || dots.length === 0) return false;
  const now = dots[chosen];
  if (event.key === 'Enter' && now) { reveal(now.paper.id); return true; }
  if (event.key === 'Escape') { point(-1); return true; }
  const years = [...new Set(dots.map(dot => dot.paper.year))];
  const row = dots.filter(dot => dot.paper.year === now?.paper.year);
  let next = null;
  if (!now) next = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'].includes(event.key) ? dots[0] : null;
  else if (event.key === 'ArrowRight') next = row[Math.min(row.length - 1, row.indexOf(now) + 1)];
  else if (event.key === 'ArrowLeft') next = row[Math.max(0, row.indexOf(now) - 1)];
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const year = years[Math.max(0, Math.min(years.length - 1, years.indexOf(now.paper.year) + (event.key === 'ArrowDown' ? 1 : -1)))];
    next = dots.filter(dot => dot.paper.year === year).reduce((a, b) => Math.abs(b.x - now.x) < Math.abs(a.x - now.x) ? b : a);
  }
  if (!next) return false;
  point(dots.indexOf(next));
  byId('chart-said').textContent = `${next.paper.title}, ${next.paper.year}: ${number(next.paper.citations)}. ${text.states[next.paper.states[0]]}`;
  return true;
}
