// The search over the rules: every word must occur in a rule.
const search = document.getElementById('search');
const status = document.getElementById('status');
const rules = [...document.querySelectorAll('.rule')].map(element => ({ element, text: element.textContent.toLowerCase() }));
const families = [...document.querySelectorAll('.family')];

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const rule of rules) {
    rule.element.hidden = !words.every(word => rule.text.includes(word));
    shown += !rule.element.hidden;
  }
  for (const family of families) family.hidden = !family.querySelector('.rule:not([hidden])');
  status.textContent = shown === 1 ? '1 rule' : `${shown} rules`;
}

search.addEventListener('input', filter);
if (search.value) filter();

function openTarget() {
  const rule = document.getElementById(location.hash.slice(1));
  if (rule && rule.matches('.rule')) rule.querySelector('details').open = true;
}
window.addEventListener('hashchange', openTarget);
openTarget();
