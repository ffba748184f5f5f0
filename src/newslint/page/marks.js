// What the page of newslint serve and the HTML report share: a text with its remarks marked, and the remarks as a list.
// All offsets are UTF-16 units of the text.

export const LEVELS = ['error', 'warning', 'note'];
export const PLURALS = { error: 'errors', warning: 'warnings', note: 'notes' };

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export const counted = (count, level) => `${count.toLocaleString('en')} ${count === 1 ? level : PLURALS[level]}`;

// Draws a text into a layer, one element a line, with the remarks marked; only lines that changed are made anew.
// chosen: the remark whose evidence is marked too, or null.
export function drawMarks(layer, text, shown, chosen) {
  const lines = text.split('\n');
  const spans = [...shown];
  if (chosen) for (const e of chosen.evidence) spans.push({ ...e, level: 'evidence' });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0, next = 0, done = 0, i = 0;
  for (const line of lines) {
    const end = at + line.length, own = [];
    while (next < spans.length && spans[next].start <= end && (spans[next].start < end || next < spans.length && spans[next].end <= end)) own.push(spans[next++]);
    const pieces = [];
    done = at;
    for (const s of own) {
      const from = Math.max(s.start, done), to = Math.min(s.end, end);
      if (from >= to) continue;
      pieces.push([from - at, to - at, s.level + (s === chosen ? ' chosen' : ''), shown.indexOf(s)]);
      done = to;
    }
    const state = line + '\u0000' + JSON.stringify(pieces);
    let element = layer.children[i];
    if (!element) layer.append(element = make('div'));
    if (element.state !== state) {
      element.state = state;
      element.replaceChildren(...marked(line, pieces));
    }
    at = end + 1;
    i++;
  }
  while (layer.children.length > lines.length) layer.lastChild.remove();
}

function marked(line, pieces) {
  const parts = [];
  let at = 0;
  for (const [from, to, kind, index] of pieces) {
    parts.push(line.slice(at, from), Object.assign(make('mark', { className: kind }, line.slice(from, to)), { index }));
    at = to;
  }
  parts.push(line.slice(at));
  return parts;
}

export function tag(r) {
  return make('span', { className: 'tag' }, make('span', { className: `level ${r.level}` }, r.level), ` · ${r.code} ${r.name.replaceAll('-', ' ')}`);
}

// The sentence that a remark is in, its words in bold.
export function sentence(text, sentences, r) {
  let [start, end] = sentences.find(([a, b]) => a <= r.start && r.start < b) || [r.start, r.end];
  end = Math.max(end, r.end);
  const cut = (a, b) => text.slice(a, b).replace(/\s+/g, ' ');
  let before = cut(start, r.start), behind = cut(r.end, end);
  if (before.length > 90) before = '… ' + before.slice(-80).replace(/^\S*\s+/, ''); // whole words, and a sign that there is more
  if (behind.length > 90) behind = behind.slice(0, 80).replace(/\s+\S*$/, '') + ' …';
  return make('span', { className: 'sentence' }, before, make('b', {}, cut(r.start, r.end)), behind);
}

// Buttons that each show or hide what has a name; off: the names that are hidden; changed() is called after a press.
export function fillFilters(element, names, off, label, kind, changed) {
  const focused = document.activeElement && element.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  element.replaceChildren(...names.map(name => {
    const button = make('button', { type: 'button', className: kind(name) }, label(name));
    button.dataset.name = name;
    button.setAttribute('aria-pressed', String(!off.has(name)));
    button.addEventListener('click', () => { off.has(name) ? off.delete(name) : off.add(name); changed(); });
    return button;
  }));
  if (focused) element.querySelector(`[data-name="${focused}"]`)?.focus();
}

// A card that says what a remark is about, shown beside its mark; more(r): the elements below that.
// closeSoon leaves time to move the pointer from the mark into the card.
export function makeCard(card, more) {
  let closing = 0;
  function open(r, mark) {
    clearTimeout(closing);
    if (card.remark === r && !card.hidden) return;
    card.remark = r;
    card.replaceChildren(make('span', { className: 'says' }, r.message), tag(r), ...more(r));
    card.hidden = false;
    placeCard(card, mark);
  }
  function close() {
    clearTimeout(closing);
    card.hidden = true;
    card.remark = null;
  }
  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(close, 300);
  }
  card.addEventListener('mouseenter', () => clearTimeout(closing));
  card.addEventListener('mouseleave', closeSoon);
  return { open, close, closeSoon };
}

function placeCard(card, mark) {
  const box = mark.getBoundingClientRect(), own = card.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left), innerWidth - own.width - 8);
  const below = box.bottom + 6 + own.height < innerHeight || box.top < own.height + 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 6 : box.top - own.height - 6) + scrollY}px`;
}
