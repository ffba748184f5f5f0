// The HTML report in Chromium, from a file, as a copy chief opens it: prints what is seen.
import { createRequire } from 'module';
const [file, pictures] = process.argv.slice(2);
const require = createRequire(process.env.NPM + '/');
const puppeteer = require('puppeteer-core').default || require('puppeteer-core');
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'], headless: true });
const out = { errors: [] };

async function open(scheme = 'light', width = 1280, script = true) {
  const page = await browser.newPage();
  page.on('pageerror', e => out.errors.push(e.message));
  page.on('console', m => { if (m.type() === 'error') out.errors.push(m.text()); });
  page.on('dialog', d => { out.errors.push('a dialog: ' + d.message()); d.dismiss(); });
  page.on('request', r => { if (r.url() !== 'file://' + file && !r.url().startsWith('data:')) out.errors.push('asked for ' + r.url()); });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto('file://' + file);
  return page;
}
const status = page => page.$eval('#status', e => e.textContent);
const stories = page => page.$$eval('.story:not([hidden])', all => all.map(s => [s.querySelector('.headline').textContent, Number(s.querySelector('.count').textContent)]));
const marks = page => page.$$eval('.story[open] mark', all => all.map(m => [m.className, m.textContent, m.dataset.number || '']));
const press = (page, where, label) => page.evaluate((w, l) => [...document.querySelectorAll(w + ' button')].find(b => b.textContent.includes(l)).click(), where, label);

const page = await open();
out.status = await status(page);
out.stories = await stories(page);
out.marks = await marks(page);
out.text = await page.$eval('.story[open] .marks', e => [...e.children].map(line => line.textContent).join('\n'));
out.list = await page.$$eval('.story[open] .says', all => all.map(e => e.textContent));
out.plots = await page.$$eval('figure', all => all.map(f => [f.querySelector('figcaption').textContent, f.querySelectorAll('rect.bar').length, [...f.querySelectorAll('svg title')].map(t => t.textContent)]));
out.overflow = await page.$$eval('svg', all => all.flatMap(svg => [...svg.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect(), s = svg.getBoundingClientRect(); return b.left < s.left - 1 || b.right > s.right + 1; }).map(t => t.textContent)));
out.rules = await page.$$eval('#rules .rule', all => all.map(e => e.id));

const mark = await page.$('.story[open] mark');
await mark.hover();
await page.waitForSelector('#card:not([hidden])');
out.card = await page.$eval('#card', e => e.textContent);
await press(page, '#card', 'Why?');
out.why = await page.$eval('#card .why', e => e.textContent);
await page.keyboard.press('Escape');
await page.click('.story[open] .list .go');
out.chosen = await page.$$eval('.story[open] .chosen', all => all.map(e => e.tagName));

await press(page, '#levels', 'note');
out.withoutNotes = { status: await status(page), stories: await stories(page), marks: await marks(page) };
await press(page, '#levels', 'note');
await press(page, '#families', 'Typos');
out.withoutTypos = await stories(page);
await press(page, '#families', 'Typos');
await page.click('#open-all');
out.opened = await page.$$eval('.story[open]', all => all.length);
out.labels = await page.$$eval('button', all => all.filter(e => !e.textContent.trim()).length);

const narrow = await open('light', 500);
out.narrow = await narrow.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
const still = await open('light', 1280, false);
out.unscripted = await still.evaluate(() => [...document.querySelectorAll('.story')].map(s => s.querySelectorAll('.remarks li').length));

await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
await page.emulateMediaType('print');
out.print = await page.evaluate(() => ({
  paper: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.body).color,
  shown: [...document.querySelectorAll('button')].filter(b => b.offsetParent && !b.classList.contains('go')).map(b => b.textContent),
  cut: [...document.querySelectorAll('.story[open] aside')].filter(a => a.scrollHeight > a.clientHeight + 1).length,
}));
if (pictures) {
  await page.pdf({ path: `${pictures}/report.pdf`, format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
  for (const scheme of ['light', 'dark']) {
    const shot = await open(scheme);
    await shot.screenshot({ path: `${pictures}/report-top-${scheme}.png` });
    await shot.$eval('#stories', e => e.scrollIntoView());
    await (await shot.$('.story[open] mark')).hover();
    await shot.screenshot({ path: `${pictures}/report-story-${scheme}.png` });
  }
}
await browser.close();
process.stdout.write(JSON.stringify(out));
