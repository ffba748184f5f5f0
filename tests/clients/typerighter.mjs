// The Guardian's plug-in for ProseMirror, with both of its adapters: print what it marks, and the text after its own mending.
import { createRequire } from 'module';
const [server, story] = process.argv.slice(2);
const require = createRequire(process.env.NPM + '/');
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<!doctype html><div id="editor"></div>', { url: 'http://cms.example.org/', pretendToBeVisual: true });
const names = ['document', 'HTMLElement', 'Node', 'MutationObserver', 'getComputedStyle', 'Element', 'DocumentFragment', 'Text', 'Range', 'Event', 'KeyboardEvent'];
for (const name of names) globalThis[name] = dom.window[name];
globalThis.window = dom.window;
Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
dom.window.TextDecoder = TextDecoder;
document.getSelection = () => ({ rangeCount: 0, removeAllRanges() {}, addRange() {}, anchorNode: null, focusNode: null, anchorOffset: 0, focusOffset: 0,
  isCollapsed: true, collapse() {}, extend() {}, getRangeAt: () => document.createRange() });
const T = require('@guardian/prosemirror-typerighter');
const { schema } = require('prosemirror-schema-basic');
const { EditorState } = require('prosemirror-state');
const { EditorView } = require('prosemirror-view');
const out = {};
for (const [name, Adapter] of [['chunked', T.TyperighterChunkedAdapter], ['plain', T.TyperighterAdapter]]) {
  const { plugin, matcherService } = T.createTyperighterPlugin({ adapter: new Adapter(server), requestMatchesOnDocModified: false });
  const paragraphs = story.split('\n').map(line => {
    const parts = line.split('*').map((part, i) => part && schema.text(part, i % 2 ? [schema.marks.strong.create()] : [])).filter(Boolean);
    return schema.node('paragraph', null, parts);
  });
  const view = new EditorView(document.querySelector('#editor'), { state: EditorState.create({ doc: schema.node('doc', null, paragraphs), plugins: [plugin] }) });
  const commands = T.createBoundCommands(view);
  matcherService.setCommands(commands);
  const categories = await matcherService.fetchCategories();
  for (const category of categories) matcherService.addCategory(category.id);
  matcherService.requestFetchMatchesForDocument();
  const state = () => T.getState ? T.getState(view.state) : plugin.getState(view.state);
  for (let i = 0, quiet = 0; i < 150 && quiet < 15; i++) { // answers are taken in one after the other
    await new Promise(done => setTimeout(done, 100));
    quiet = Object.keys(state().requestsInFlight).length ? 0 : quiet + 1;
  }
  const found = state();
  const inOrder = [...found.currentMatches].sort((a, b) => a.from - b.from); // a block's matches are added when its answer comes
  out[name] = {
    seen: inOrder.map(m => ({ text: view.state.doc.textBetween(m.from, m.to), rule: m.ruleId, replacement: m.replacement && m.replacement.text, type: T.getMatchType(m) })),
    errors: found.requestErrors || [], waiting: Object.keys(found.requestsInFlight).length,
  };
  for (const m of inOrder) if (m.replacement) commands.applySuggestions([{ matchId: m.matchId, text: m.replacement.text }]);
  const lines = []; view.state.doc.forEach(node => lines.push(node.textContent));
  out[name].after = lines.join('\n');
  view.destroy();
}
process.stdout.write(JSON.stringify(out));
process.exit(0);
