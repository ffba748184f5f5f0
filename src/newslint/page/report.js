// The report as a file: stories by number of remarks, each with its marks in place, drawn when it is opened.

import { LEVELS, counted, drawMarks, fillFilters, make, makeCard, sentence, tag } from './marks.js';

const byId = id => document.getElementById(id);
const { stories, families } = JSON.parse(byId('data').textContent);
const card = byId('card'), list = byId('stories');
const off = { levels: new Set(), families: new Set() };
const all = stories.flatMap(s => s.remarks);
const isShown = r => !off.levels.has(r.level) && !off.families.has(r.family);
const label = count => `${count.toLocaleString('en')} ${count === 1 ? 'remark' : 'remarks'}`;
const { open: openCard, close: closeCard, closeSoon: closeCardSoon } = makeCard(card, more);
let chosen = null;

for (const story of stories) {
  story.element = byId(story.id);
  story.body = story.element.querySelector('.body');
  story.element.addEventListener('toggle', () => { if (story.element.open) open(story); });
}

function draw() {
  closeCard();
  for (const story of stories) {
    story.shown = story.remarks.filter(isShown);
    story.element.hidden = !story.shown.length;
    story.element.querySelector('.count').textContent = story.shown.length;
    const count = level => story.shown.filter(r => r.level === level).length;
    story.element.querySelector('.levels').replaceChildren(...LEVELS.filter(count).map(level => make('span', { className: `level ${level}` }, counted(count(level), level))));
    if (story.element.open) open(story);
  }
  const order = [...stories].sort((a, b) => b.shown.length - a.shown.length || stories.indexOf(a) - stories.indexOf(b));
  if (order.some((s, i) => list.children[i] !== s.element)) list.append(...order.map(s => s.element));
  const shown = all.filter(isShown), some = stories.filter(s => s.shown.length).length;
  byId('status').textContent = `${label(shown.length)} in ${some} ${some === 1 ? 'story' : 'stories'} shown`;
  const count = level => all.filter(r => r.level === level).length;
  fillFilters(byId('levels'), LEVELS.filter(count), off.levels, level => counted(count(level), level), level => level, draw);
  const known = [...new Set(all.map(r => r.family))].sort();
  fillFilters(byId('families'), known.length > 1 ? known : [], off.families, f => `${families[f] || f} ${all.filter(r => r.family === f).length}`, () => '', draw);
}

function open(story) {
  if (!story.layer) {
    story.layer = make('div', { className: 'marks' });
    story.list = make('ol', { className: 'list' });
    story.body.replaceChildren(make('div', { className: 'sheet read' }, story.layer), make('aside', {}, story.list));
    story.layer.addEventListener('mouseover', event => { if (event.target.index >= 0) openCard(story.shown[event.target.index], event.target); });
    story.layer.addEventListener('mouseout', closeCardSoon);
    story.layer.addEventListener('click', event => { if (event.target.index >= 0) choose(story, story.shown[event.target.index], story.list); });
  }
  drawStory(story);
  story.list.replaceChildren(...story.shown.map((r, i) => item(story, r, i)));
}

function drawStory(story) {
  drawMarks(story.layer, story.text, story.shown, story.shown.includes(chosen) ? chosen : null);
  let last = null;
  for (const mark of story.layer.querySelectorAll('mark')) {
    if (last && mark.index !== last.index) number(last);
    last = mark;
  }
  if (last) number(last);
}

function number(mark) {
  if (mark.index >= 0) mark.dataset.number = mark.index + 1;
}

function item(story, r, i) {
  const go = make('button', { type: 'button', className: 'go' }, make('span', { className: 'number' }, String(i + 1)), tag(r),
    make('span', { className: 'says' }, r.message), sentence(story.text, story.sentences, r));
  const entry = make('li', { className: r.level }, go, ...more(r));
  entry.remark = r;
  entry.classList.toggle('chosen', r === chosen);
  go.addEventListener('click', () => choose(story, r, story.layer));
  return entry;
}

// What to write instead, what to compare, and the reason.
function more(r) {
  const lines = [];
  if (r.replacements.length && !r.message.includes(`“${r.replacements[0]}”`)) lines.push(`write: ${r.replacements.slice(0, 5).map(w => w ? `“${w}”` : 'nothing').join(' or ')}`);
  for (const e of r.compare) lines.push(e);
  const parts = lines.map(line => make('p', { className: 'compare' }, line));
  const rule = byId(r.code);
  if (rule) {
    const why = make('div', { className: 'why', hidden: true });
    const asked = make('button', { type: 'button' }, 'Why?');
    asked.setAttribute('aria-expanded', 'false');
    asked.addEventListener('click', () => {
      if (!why.childNodes.length) why.append(...[...rule.children].slice(2).map(e => e.cloneNode(true)), make('a', { href: '#' + r.code }, 'The whole rule'));
      why.hidden = !why.hidden;
      asked.setAttribute('aria-expanded', String(!why.hidden));
    });
    parts.push(make('div', { className: 'actions' }, asked), why);
  }
  return parts;
}

// Shows a remark on the other side: its mark in the text, or its entry in the list.
function choose(story, r, side) {
  const before = chosen;
  chosen = r;
  for (const s of stories) if (s.layer && s.element.open && (s === story || s.shown.includes(before))) drawStory(s);
  for (const entry of list.querySelectorAll('.list > li')) entry.classList.toggle('chosen', entry.remark === r);
  closeCard();
  if (side === story.layer) side.querySelector('mark.chosen')?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  else [...side.children].find(e => e.remark === r)?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', event => { if (event.key === 'Escape') closeCard(); });
byId('open-all').addEventListener('click', event => {
  const opened = stories.filter(s => !s.element.hidden), closed = opened.some(s => !s.element.open);
  for (const story of opened) story.element.open = closed;
  event.target.textContent = closed ? 'Close all stories' : 'Open all stories';
});
byId('print').addEventListener('click', () => print());
addEventListener('beforeprint', () => { for (const story of stories) if (story.element.open && !story.element.hidden) open(story); });
// The address of a rule opens its examples.
function openTarget() {
  document.getElementById(location.hash.slice(1))?.querySelector('details')?.setAttribute('open', '');
}
addEventListener('hashchange', openTarget);

document.documentElement.classList.add('live');
draw();
openTarget();
if (stories.length) byId(stories[0].id).open = true;
