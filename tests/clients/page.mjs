// The page in Chromium: types, points, presses and reads as a person would, and prints what is seen.
import { createRequire } from 'module';
import fs from 'fs';
const [server, input] = process.argv.slice(2);
const { stories, pictures } = JSON.parse(input);
const require = createRequire(process.env.NPM + '/');
const puppeteer = require('puppeteer-core').default || require('puppeteer-core');
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'], headless: true });
const out = { errors: [] };

async function open(scheme = 'light', width = 1280) {
  const page = await browser.newPage();
  page.on('pageerror', e => out.errors.push(e.message));
  page.on('console', m => { if (m.type() === 'error') out.errors.push(m.text()); });
  page.on('request', r => { if (!r.url().startsWith(server) && !r.url().startsWith('data:')) out.errors.push('asked for ' + r.url()); });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(server + '/');
  return page;
}
const paste = (page, text) => page.evaluate(t => { const s = document.getElementById('story'); s.focus(); s.select(); document.execCommand('insertText', false, t); }, text);
const status = page => page.$eval('#status', e => e.textContent);
const settled = (page, wanted) => page.waitForFunction(w => document.getElementById('status').textContent.includes(w), { timeout: 10000 }, wanted);
const marks = page => page.$$eval('#marks mark', all => all.map(m => [m.className, m.textContent]));
const value = page => page.$eval('#story', s => s.value);
const buttons = (page, where) => page.$$eval(where + ' .actions button', all => all.map(b => b.textContent));
const press = (page, where, label) => page.evaluate((w, l) => [...document.querySelectorAll(w + ' .actions button')].find(b => b.textContent === l).click(), where, label);

const page = await open();
await page.focus('#story');
await page.keyboard.type('It rained.\n\n' + stories.short);
await settled(page, '2 remarks');
out.typed = { marks: await marks(page), status: await status(page), list: await page.$$eval('#list .says', all => all.map(e => e.textContent)) };

const box = await page.$eval('#marks mark', m => { const b = m.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; });
await page.mouse.move(...box);
await page.waitForSelector('#card:not([hidden])');
out.hovered = { says: await page.$eval('#card .says', e => e.textContent), buttons: await buttons(page, '#card') };
await page.mouse.move(5, 5);
await page.waitForSelector('#card', { hidden: true });

await page.evaluate(() => document.getElementById('story').setSelectionRange(0, 0));
await page.keyboard.press('F8');
await page.keyboard.press('F8');
out.second = { selected: await page.$eval('#story', s => s.value.slice(s.selectionStart, s.selectionEnd)), buttons: await buttons(page, '#card') };
await page.keyboard.down('Shift'); await page.keyboard.press('F8'); await page.keyboard.up('Shift');
await press(page, '#card', 'Why?');
await page.waitForSelector('#card .why:not([hidden]) p');
out.why = await page.$eval('#card .why', e => e.textContent);
await page.keyboard.down('Alt'); await page.keyboard.press('Enter'); await page.keyboard.up('Alt');
out.focused = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press('Enter');
await settled(page, '1 remark');
out.mended = await value(page);
await page.focus('#story');
await page.keyboard.down('Control'); await page.keyboard.press('z'); await page.keyboard.up('Control');
await settled(page, '2 remarks');
out.undone = await value(page);

await page.click('#list .go');
await press(page, '#list', 'Ignore here');
await settled(page, '1 remark');
await page.click('#unhide');
await settled(page, '2 remarks');
await page.click('#list .go');
await press(page, '#list', 'Accept this word');
await settled(page, 'No remarks');
out.accepted = await marks(page);
await page.click('#unhide');
await settled(page, '2 remarks');

await paste(page, stories.full);
await settled(page, 'remarks on');
await page.waitForFunction(() => document.querySelectorAll('#levels button').length > 1);
const all = (await marks(page)).length;
await page.click('#levels button');
out.filtered = [all, (await marks(page)).length];
await page.click('#levels button');
out.labels = await page.evaluate(() => [...document.querySelectorAll('button, input:not([hidden]), select, textarea')].filter(e => !(e.textContent || '').trim() && !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')).map(e => e.outerHTML));
out.aligned = await page.evaluate(() => [document.getElementById('marks').offsetHeight, document.getElementById('story').scrollHeight]);

// Before there is an answer nothing is said of the story, and long sentences are cut at words.
const held = await open();
await held.setRequestInterception(true);
let release; const answered = new Promise(done => { release = done; });
held.on('request', async r => { if (r.url().endsWith('/findings')) await answered; r.continue(); });
await paste(held, 'He ' + 'walked along the river and '.repeat(8) + 'woudl stop, ' + 'because the bridge was closed and '.repeat(8) + 'went home.');
await new Promise(done => setTimeout(done, 600));
out.waiting = { status: await status(held), list: await held.$$eval('#list li', all => all.length) };
release();
await settled(held, '1 remark');
out.sentence = await held.$eval('#list .sentence', e => e.textContent);
await held.keyboard.press('F8');
out.spoken = [await status(held), await held.$eval('#spoken', e => e.textContent)];
await held.close();

const narrow = await open('light', 640); // as at 200 % of a small screen
await paste(narrow, stories.full);
await settled(narrow, 'remarks on');
out.jump = await narrow.$eval('#jump', e => [e.textContent, e.offsetHeight > 0]);
out.narrow = await narrow.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);

await page.bringToFront();
await paste(page, stories.long);
await page.waitForFunction(() => document.querySelectorAll('#marks mark').length > 3, { timeout: 15000 });
await page.evaluate(() => { const s = document.getElementById('story'); s.focus(); s.setSelectionRange(9000, 9000); window.slow = []; new PerformanceObserver(l => l.getEntries().forEach(e => window.slow.push(e.duration))).observe({ type: 'longtask' }); });
const before = await page.$$eval('#marks > div', lines => { lines.forEach(l => { l.old = true; }); return lines.length; });
await page.keyboard.type(' and more of it', { delay: 5 });
out.long = { words: stories.long.split(/\s+/).length, lines: before, redrawn: await page.$$eval('#marks > div', lines => lines.filter(l => !l.old).length), slow: await page.evaluate(() => Math.max(0, ...window.slow)) };

const rules = await browser.newPage();
await rules.goto(server + '/rules');
out.rules = await rules.$$eval('.rule', all => all.length);
await rules.type('#search', 'courtesy title');
out.found = await rules.$$eval('.rule:not([hidden])', all => all.map(e => e.id));

if (pictures) for (const scheme of ['light', 'dark']) for (const name of ['clean', 'full', 'long']) {
  const shot = await open(scheme);
  await paste(shot, stories[name]);
  await settled(shot, 'emark');
  await new Promise(done => setTimeout(done, 500));
  if (name === 'full') { await shot.evaluate(() => document.getElementById('story').setSelectionRange(0, 0)); await shot.keyboard.press('F8'); await shot.keyboard.press('F8'); }
  else await shot.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await new Promise(done => setTimeout(done, 300));
  await shot.screenshot({ path: `${pictures}/page-${name}-${scheme}.png` });
  await shot.close();
}
await browser.close();
process.stdout.write(JSON.stringify(out));
