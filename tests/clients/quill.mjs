// quill-languagetool in a browser's document: type a story, print what it marks, take its first replacement.
import { createRequire } from 'module';
const [server, story] = process.argv.slice(2);
const require = createRequire(process.env.NPM + '/');
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<!doctype html><div id="editor"></div>', { url: 'http://cms.example.org/', pretendToBeVisual: true });
const names = ['document', 'HTMLElement', 'Node', 'MutationObserver', 'Element', 'DocumentFragment', 'Text', 'Range', 'Event', 'HTMLCollection',
  'HTMLSelectElement', 'NodeFilter', 'getComputedStyle', 'DOMParser', 'Image', 'HTMLIFrameElement', 'CustomEvent', 'XMLSerializer'];
for (const name of names) globalThis[name] = dom.window[name];
globalThis.window = dom.window;
Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
dom.window.fetch = fetch;
dom.window.document.execCommand = () => {};
console.debug = console.log = () => {};
const Quill = require('quill').default || require('quill');
const plugin = require('quill-languagetool').default || require('quill-languagetool');
plugin(Quill);
const quill = new Quill('#editor', { modules: { languageTool: { server, language: 'en-US', cooldownTime: 50 } } });
await new Promise(done => setTimeout(done, 1000)); // nobody types while the plug-in is being set up
quill.setText(story + '\n', 'user');
const client = quill.getModule('languageTool');
for (let i = 0; i < 100 && !client.matches.length; i++) await new Promise(done => setTimeout(done, 100));
const seen = client.matches.map(m => ({ text: quill.getText(m.offset, m.length), replacements: m.replacements.map(r => r.value) }));
for (const m of [...client.matches].reverse()) {
  if (m.replacements.length) { quill.deleteText(m.offset, m.length); quill.insertText(m.offset, m.replacements[0].value); }
}
process.stdout.write(JSON.stringify({ seen, after: quill.getText().trim() }));
process.exit(0);
