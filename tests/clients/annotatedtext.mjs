// annotatedtext-remark, which VS Code's client sends: print what the server marks in a Markdown text.
import { createRequire } from 'module';
const [server, story] = process.argv.slice(2);
const require = createRequire(process.env.NPM + '/');
let builder;
try { builder = await import(process.env.NPM + '/node_modules/annotatedtext-remark/out/index.js'); } catch { builder = require('annotatedtext-remark'); }
const data = JSON.stringify((builder.build || builder.default.build)(story));
const body = new URLSearchParams({ data, language: 'auto', preferredVariants: 'en-US' }).toString();
const answer = await fetch(server + '/v2/check', { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } });
const seen = (await answer.json()).matches.map(m => ({ text: story.substr(m.offset, m.length), replacements: m.replacements.map(r => r.value) }));
process.stdout.write(JSON.stringify({ seen }));
