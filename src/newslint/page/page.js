// The page: a story in a text area, its remarks marked in a copy of the text that lies behind it.
// All offsets are UTF-16 units, as the server sends them and as a browser counts.

import { LEVELS, counted, drawMarks, fillFilters, make, makeCard, sentence, tag } from './marks.js';

const byId = id => document.getElementById(id);
const story = byId('story'), layer = byId('marks'), list = byId('list'), card = byId('card'), sheet = byId('sheet');
const { open: openCard, close: closeCard, closeSoon: closeCardSoon } = makeCard(card, actions);
const WAIT = 250; // milliseconds after the last key before the text is checked
const KEPT_WORDS = 'newslint words';

let text = ''; // as it was at the last input
let remarks = []; // {start, end, code, name, family, level, message, quoted, safe, replacements, evidence}
let answer = { sentences: [], words: 0, families: {}, keeps_words: false };
let chosen = null;
let timer = 0, asking = null;
let checked = false; // whether there is an answer about this story
const off = { levels: new Set(), families: new Set() };
const hidden = new Set(); // keys of remarks that the reader has put aside
const reasons = new Map();
const words = new Set(readWords());

function readWords() {
  try { return JSON.parse(localStorage.getItem(KEPT_WORDS)) || []; } catch { return []; }
}

// ---- checking

function onInput() {
  const now = story.value;
  if (!text.trim()) checked = false;
  shift(text, now);
  text = now;
  draw();
  clearTimeout(timer);
  timer = setTimeout(check, WAIT);
}

// Remarks keep to their words while the text changes; those whose words change go.
function shift(before, after) {
  let head = 0;
  const most = Math.min(before.length, after.length);
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const end = before.length - tail, by = after.length - before.length;
  const move = span => span.end <= head ? span : span.start >= end ? { ...span, start: span.start + by, end: span.end + by } : null;
  const old = chosen;
  chosen = null;
  remarks = remarks.flatMap(r => {
    const moved = move(r);
    if (!moved) return [];
    const kept = { ...moved, evidence: r.evidence.map(move).filter(Boolean) };
    if (r === old) chosen = kept;
    return [kept];
  });
  answer.sentences = answer.sentences.map(([start, stop]) => start >= end ? [start + by, stop + by] : stop >= end ? [start, stop + by] : [start, stop]);
  closeCard();
}

async function check() {
  clearTimeout(timer);
  if (asking) asking.abort();
  const mine = asking = new AbortController();
  const sent = story.value;
  try {
    const response = await fetch('findings', {
      method: 'POST', signal: mine.signal, headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: sent, markdown: byId('format').value === 'md', published: byId('published').value }),
    });
    if (!response.ok) throw new Error((await response.text()).replace(/^Error: /, ''));
    const found = await response.json();
    if (mine.signal.aborted || sent !== story.value) return;
    answer = found;
    checked = true;
    byId('problem').textContent = '';
    const was = chosen && key(chosen);
    remarks = found.findings.flatMap(f => f.places.map(place => ({ ...f, ...place }))).sort((a, b) => a.start - b.start || b.end - a.end);
    chosen = remarks.find(r => key(r) === was) || null;
    draw();
  } catch (error) {
    if (error.name === 'AbortError') return;
    byId('problem').textContent = error instanceof TypeError ? 'newslint does not answer: start newslint serve again' : error.message;
  }
}

function key(r) {
  const found = text.slice(r.start, r.end), beside = text.slice(Math.max(0, r.start - 20), r.start) + '|' + text.slice(r.end, r.end + 20);
  return `${r.code} ${found} ${beside}`;
}

function isKept(r) {
  return !hidden.has(key(r)) && !(r.family === 'TY' && words.has(text.slice(r.start, r.end).toLowerCase()));
}

const isShown = r => isKept(r) && !off.levels.has(r.level) && !off.families.has(r.family);

// ---- drawing

function draw() {
  const shown = remarks.filter(isShown);
  drawMarks(layer, text, shown, chosen);
  drawList(shown);
  drawSummary();
}

function drawList(shown) {
  if (list.contains(document.activeElement) && document.activeElement.closest('.why')) return;
  const focused = list.contains(document.activeElement) ? [...list.querySelectorAll('.go')].indexOf(document.activeElement) : -1;
  list.replaceChildren(...shown.map(r => item(r)));
  if (focused >= 0 && shown.length) list.querySelectorAll('.go')[Math.min(focused, shown.length - 1)].focus({ preventScroll: true });
  if (!checked) return;
  if (!shown.length && text.trim() && !remarks.some(isKept)) list.append(make('li', { className: 'empty' }, 'Nothing to mend in this story.'));
  else if (!shown.length && text.trim()) list.append(make('li', { className: 'empty' }, 'The filters hide every remark.'));
}

function item(r) {
  const go = make('button', { type: 'button', className: 'go' }, tag(r), make('span', { className: 'says' }, r.message), sentence(text, answer.sentences, r));
  const entry = make('li', { className: r.level }, go);
  entry.remark = r;
  if (r === chosen) {
    entry.classList.add('chosen');
    go.setAttribute('aria-current', 'true');
    entry.append(...actions(r));
  }
  go.addEventListener('click', () => { choose(r, { scroll: true }); });
  return entry;
}

function drawSummary() {
  const kept = remarks.filter(isKept);
  const count = level => kept.filter(r => r.level === level).length;
  const size = `${answer.words.toLocaleString('en')} ${answer.words === 1 ? 'word' : 'words'}, ${answer.sentences.length.toLocaleString('en')} ${answer.sentences.length === 1 ? 'sentence' : 'sentences'}`;
  byId('jump').hidden = !kept.length;
  byId('jump').textContent = `${kept.length} ${kept.length === 1 ? 'remark' : 'remarks'}`;
  say(!text.trim() ? 'No story yet.' : !checked ? 'Reading the story …' : kept.length ? `${kept.length} ${kept.length === 1 ? 'remark' : 'remarks'} on ${size}.` : `No remarks on ${size}.`);
  fillFilters(byId('levels'), LEVELS.filter(count), off.levels, level => counted(count(level), level), level => level, draw);
  const families = [...new Set(kept.map(r => r.family))].sort();
  fillFilters(byId('families'), families.length > 1 ? families : [], off.families, f => `${answer.families[f] || f} ${kept.filter(r => r.family === f).length}`, () => '', draw);
  const certain = kept.filter(r => r.safe && r.replacements.length).length;
  byId('mend-all').hidden = !certain;
  byId('mend-all').textContent = certain === 1 ? 'Mend the 1 certain one' : `Mend the ${certain} certain ones`;
  byId('unhide').hidden = !hidden.size && !words.size;
  byId('unhide').textContent = `Show again what was put aside (${hidden.size + words.size})`;
}

function say(sentence, where = 'status') {
  if (byId(where).textContent !== sentence) byId(where).textContent = sentence;
}

// ---- what can be done about a remark

function actions(r) {
  const row = make('div', { className: 'actions' });
  const add = (label, act, className = '') => {
    const button = make('button', { type: 'button', className }, label);
    button.addEventListener('click', act);
    row.append(button);
    return button;
  };
  r.replacements.slice(0, 5).forEach((value, i) => add(value ? `Write “${value}”` : 'Delete it', () => mend(r, value), i ? '' : 'mend'));
  const why = make('div', { className: 'why', hidden: true });
  const asked = add('Why?', async () => {
    if (why.hidden && !why.childNodes.length) await explain(r, why);
    why.hidden = !why.hidden;
    asked.setAttribute('aria-expanded', String(!why.hidden));
  });
  asked.setAttribute('aria-expanded', 'false');
  if (r.family === 'TY' && /^[\p{L}\p{N}’'-]+$/u.test(text.slice(r.start, r.end))) add('Accept this word', () => acceptWord(text.slice(r.start, r.end)));
  add('Ignore here', () => { hidden.add(key(r)); after(r); });
  return [row, why];
}

async function explain(r, why) {
  if (!reasons.has(r.code)) {
    const response = await fetch(`why?code=${r.code}`);
    reasons.set(r.code, response.ok ? await response.json() : { why: 'newslint has no reason to show.', source: '', bad: [], good: [] });
  }
  const reason = reasons.get(r.code);
  const examples = (title, lines) => lines.length ? [make('h3', {}, title), make('ul', {}, ...lines.map(line => make('li', {}, line)))] : [];
  why.append(...reason.why.split('\n\n').map(p => make('p', {}, p)), ...examples('Marked', reason.bad), ...examples('Left alone', reason.good),
    make('p', { className: 'source' }, 'Source: ' + reason.source + ' ', make('a', { href: `rules#${r.code}` }, 'The whole rule')));
}

function mend(r, value) {
  closeCard();
  write(r.start, r.end, value);
  after(r);
}

// The browser's own editing, so that it can be undone.
function write(start, end, value) {
  story.focus({ preventScroll: true });
  story.setSelectionRange(start, end);
  const done = document.execCommand(value ? 'insertText' : 'delete', false, value);
  if (!done) {
    story.setRangeText(value, start, end, 'end');
    onInput();
  }
}

async function acceptWord(word) {
  if (answer.keeps_words) {
    const response = await fetch('v2/words/add', { method: 'POST', body: new URLSearchParams({ word }) });
    if (response.ok) { closeCard(); check(); return; }
    byId('problem').textContent = (await response.text()).replace(/^Error: /, '');
    return;
  }
  words.add(word.toLowerCase());
  try { localStorage.setItem(KEPT_WORDS, JSON.stringify([...words])); } catch { /* only for now, then */ }
  after(chosen);
}

function after(r) {
  const rest = remarks.filter(isShown);
  chosen = r && (rest.find(o => o.start >= r.start) || null);
  closeCard();
  draw();
}

// ---- moving about

function choose(r, { scroll = false, select = false } = {}) {
  chosen = r;
  draw();
  const mark = layer.querySelector('mark.chosen');
  if (scroll && mark) mark.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  if (select) {
    story.focus({ preventScroll: true });
    story.setSelectionRange(r.start, r.end);
    if (mark) mark.scrollIntoView({ block: 'nearest' });
    if (mark) openCard(r, mark);
  }
  const entry = [...list.children].find(e => e.remark === r);
  if (entry && list.scrollHeight > list.clientHeight) list.scrollTop = entry.offsetTop - list.offsetTop - list.clientHeight / 3;
}

function step(by) {
  const shown = remarks.filter(isShown);
  if (!shown.length) return;
  const at = chosen ? shown.indexOf(chosen) : -1;
  const here = story.selectionStart;
  let next = at >= 0 ? at + by : by > 0 ? shown.findIndex(r => r.start >= here) : shown.findLastIndex(r => r.end <= here);
  next = (next + shown.length) % shown.length;
  choose(shown[next], { select: true });
  say(`${shown[next].level}: ${shown[next].message}`, 'spoken');
}

// The text area lies over the marks, so the mark under the pointer is looked up.
function markAt(x, y) {
  for (const line of layer.children) {
    if (!line.firstElementChild) continue;
    const box = line.getBoundingClientRect();
    if (y < box.top || y > box.bottom) continue;
    for (const mark of line.querySelectorAll('mark')) {
      if (mark.index >= 0 && [...mark.getClientRects()].some(b => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom)) return mark;
    }
  }
  return null;
}

let pointed = 0;
story.addEventListener('mousemove', event => {
  if (event.buttons) return;
  cancelAnimationFrame(pointed);
  pointed = requestAnimationFrame(() => {
    const mark = markAt(event.clientX, event.clientY);
    if (mark) openCard(remarks.filter(isShown)[mark.index], mark);
    else if (!card.hidden) closeCardSoon();
  });
});
story.addEventListener('mouseleave', closeCardSoon);
story.addEventListener('click', event => {
  const mark = markAt(event.clientX, event.clientY);
  if (!mark || story.selectionStart !== story.selectionEnd) return;
  const r = remarks.filter(isShown)[mark.index];
  choose(r);
  const again = layer.querySelector('mark.chosen');
  if (again) openCard(r, again);
});

document.addEventListener('keydown', event => {
  if (event.key === 'F8') { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
  if (event.key === 'Enter' && event.altKey && chosen) {
    event.preventDefault();
    const mark = layer.querySelector('mark.chosen');
    if (mark) openCard(chosen, mark);
    card.querySelector('button')?.focus();
  }
  if (event.key === 'Escape' && !card.hidden) { closeCard(); story.focus({ preventScroll: true }); }
});

// ---- files and settings

async function read(file) {
  if (!file) return;
  if (file.size > 1_900_000) { byId('problem').textContent = 'This file is too long: newslint takes 1.9 MB'; return; }
  byId('format').value = /\.(md|markdown)$/i.test(file.name) ? 'md' : 'txt';
  const day = /(\d{4}-\d\d-\d\d)/.exec(file.name);
  byId('published').value = day ? day[1] : '';
  replaceAll(await file.text());
}

function replaceAll(value) {
  checked = false;
  story.value = value;
  story.setSelectionRange(0, 0);
  hidden.clear();
  onInput();
  check();
}

addEventListener('dragover', event => { event.preventDefault(); sheet.classList.add('dragged'); });
addEventListener('dragleave', event => { if (!event.relatedTarget) sheet.classList.remove('dragged'); });
addEventListener('drop', event => {
  event.preventDefault();
  sheet.classList.remove('dragged');
  if (event.dataTransfer.files.length) read(event.dataTransfer.files[0]);
  else if (event.dataTransfer.getData('text')) write(story.selectionStart, story.selectionEnd, event.dataTransfer.getData('text'));
});
byId('open').addEventListener('click', () => byId('file').click());
byId('file').addEventListener('change', () => { read(byId('file').files[0]); byId('file').value = ''; });
byId('copy').addEventListener('click', () => {
  story.select();
  document.execCommand('copy');
  say('The text is in the clipboard.');
});
byId('format').addEventListener('change', check);
byId('published').addEventListener('change', check);
byId('mend-all').addEventListener('click', () => {
  let value = text, before = Infinity;
  for (const r of remarks.filter(r => isKept(r) && r.safe && r.replacements.length).reverse()) {
    if (r.end > before) continue;
    value = value.slice(0, r.start) + r.replacements[0] + value.slice(r.end);
    before = r.start;
  }
  const at = scrollY;
  write(0, text.length, value);
  scrollTo(0, at);
});
byId('unhide').addEventListener('click', () => {
  hidden.clear();
  words.clear();
  try { localStorage.removeItem(KEPT_WORDS); } catch { /* nothing was kept */ }
  draw();
});
story.addEventListener('input', onInput);

text = story.value;
draw();
if (text) check();
