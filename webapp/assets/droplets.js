// Comforts. Every page works without this file.

const said = document.getElementById('said');
let forgetting;
const say = (text = '') => {
  clearTimeout(forgetting);
  said.textContent = '';
  // Apart, so that the same words twice are read out twice.
  setTimeout(() => (said.textContent = text));
  forgetting = setTimeout(() => (said.textContent = ''), 6000);
};
addEventListener('keydown', () => say());

// Each address, command and text gets a button that copies it.
const addCopyButton = (source) => {
  const what = source.dataset.copy ?? source.textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = source.dataset.copy ? 'Copy' : '';
  button.setAttribute('aria-label', `Copy ${what}`);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      say(`Copied ${what}`);
    } catch {
      source.select ? source.select() : getSelection().selectAllChildren(source);
      say('Selected; this browser lets no page copy');
    }
  });
  source.after(button);
};
const addCopyButtons = (root) =>
  root.querySelectorAll('.address, .copyable').forEach(addCopyButton);

// Times that keep counting.
const UNITS = { year: 31557600, month: 2629800, day: 86400, hour: 3600, minute: 60, second: 1 };
const words = new Intl.RelativeTimeFormat('en');
setInterval(() => {
  for (const time of document.querySelectorAll('time.moving')) {
    const seconds = Math.trunc((Date.parse(time.dateTime) - Date.now()) / 1000);
    const unit = Object.keys(UNITS).find((each) => Math.abs(seconds) >= UNITS[each]) ?? 'second';
    const text = words.format(Math.trunc(seconds / UNITS[unit] + (seconds > 0) / 2), unit);
    if (time.textContent !== text) time.textContent = text;
  }
}, 1000);

// A choice by pointer applies at once; any other waits for the button.
for (const select of document.querySelectorAll('select')) {
  let byPointer = false;
  select.addEventListener('keydown', () => (byPointer = false));
  select.addEventListener('pointerdown', () => (byPointer = true));
  select.addEventListener('change', () => byPointer && select.form.requestSubmit());
}

// Typing filters the Droplets of this page.
const typed = document.getElementById('typed');
if (typed) {
  const rows = [...document.querySelectorAll('.droplets tbody tr')];
  const text = (row) =>
    [row.textContent, ...[...row.querySelectorAll('[title]')].map((each) => each.title)].join(' ');
  const filter = () => {
    const words = typed.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const known = text(row).toLowerCase();
      row.hidden = !words.every((word) => known.includes(word));
    }
    const left = rows.filter((row) => !row.hidden).length;
    document.getElementById('found').textContent = typed.value.trim()
      ? `${left} of ${rows.length} on this page`
      : '';
  };
  typed.addEventListener('input', filter);
  // A browser that comes back to the page may have kept what was typed.
  filter();
}

// Shows that a slow page is under way.
let isDownload = false;
addEventListener('click', (event) => {
  isDownload = /\/droplets\.(csv|ssh_config)$/.test(event.target.closest('a')?.pathname);
});
addEventListener('beforeunload', () => {
  const busy = document.body.classList;
  if (isDownload) {
    say('All Droplets are being fetched; then the download starts');
    return;
  }
  busy.add('busy');
  setTimeout(() => say('Working on it'), 500);
  // After 20 seconds the person has stopped it.
  setTimeout(() => busy.remove('busy'), 20000);
});

// The flow page follows what other tabs do.
const follow = async () => {
  const answer = await fetch('');
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [shown, now] = [document, page].map((each) => each.querySelector('.flow'));
  if (!answer.ok || !now) return;
  if (!shown) return location.reload();
  const without = (doc) => (step) => !doc.getElementById(step.id);
  const added = [...now.children].filter(without(document));
  [...shown.children].filter(without(page)).forEach((step) => step.remove());
  for (const { id } of shown.children) {
    const about = (doc) => doc.getElementById(id).querySelector('.about');
    about(document).replaceWith(about(page));
  }
  shown.append(...added);
  added.forEach(addCopyButtons);
  for (const part of ['header', '.now', '.rest']) {
    document.querySelector(part)?.replaceWith(page.querySelector(part) ?? '');
  }
  document.querySelector('textarea').value = page.querySelector('textarea').value;
  if (added.length) say(`${added.length} more in the flow`);
};
const tabs = new BroadcastChannel('droplets');
tabs.postMessage('');
if (document.getElementById('flow')) {
  let last = Promise.resolve();
  tabs.onmessage = onfocus = () => (last = last.then(follow).catch(() => {}));
}

// The page itself comes first.
setTimeout(() => addCopyButtons(document));
