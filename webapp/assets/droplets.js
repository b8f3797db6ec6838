// Comforts. Every page works without this file.

const said = document.getElementById('said');
const say = (text) => {
  said.textContent = text;
};

// Copying: each address, command or text gets a button.
const addCopyButton = (source) => {
  const text = source.value ?? source.textContent;
  const what = source.dataset.copy ?? text;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = source.dataset.copy ? `Copy ${what}` : '';
  button.setAttribute('aria-label', `Copy ${what}`);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied ${what}`);
    } catch {
      getSelection().selectAllChildren(source);
      say('Selected, but this browser does not let pages copy');
    }
  });
  source.after(button);
};
const addCopyButtons = (root) =>
  root.querySelectorAll('.address, .copyable').forEach(addCopyButton);

// Times that keep counting, in the server's words.
const UNITS = [
  ['year', 31557600],
  ['month', 2629800],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const words = new Intl.RelativeTimeFormat('en');
const count = () => {
  for (const time of document.querySelectorAll('time.moving')) {
    const seconds = Math.trunc((Date.parse(time.dateTime) - Date.now()) / 1000);
    const [unit, size] =
      UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? UNITS.at(-1);
    const text = words.format(Math.trunc(seconds / size), unit);
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
};
setInterval(count, 1000);

// A choice made with the pointer applies at once; with the keyboard it waits for the button.
for (const select of document.querySelectorAll('select')) {
  let byKeyboard = false;
  select.addEventListener('keydown', () => (byKeyboard = true));
  select.addEventListener('pointerdown', () => (byKeyboard = false));
  select.addEventListener('change', () => byKeyboard || select.form.requestSubmit());
}

// What takes long shows that it is being worked on.
let isDownload = false;
document.querySelector('a.download')?.addEventListener('click', () => {
  isDownload = true;
  say('All Droplets are being fetched; the download starts by itself');
});
addEventListener('beforeunload', () => {
  if (!isDownload) {
    document.documentElement.classList.add('busy');
    setTimeout(() => say('Working on it'), 500);
  }
  isDownload = false;
});

// The flow page follows what other tabs do.
const tabs = new BroadcastChannel('droplets');
tabs.postMessage('');
tabs.onmessage = async () => {
  const shown = document.getElementById('exchange');
  if (shown) {
    const html = await (await fetch('')).text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const steps = (part) => part.querySelectorAll('.flow > li').length;
    const added = steps(page) - steps(shown);
    addCopyButtons(page);
    for (const part of ['header', '#exchange']) {
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
    if (added > 0) {
      say(`${added} more in the exchange`);
    }
  }
};

// Last, and once the browser has time: the page is there already.
(window.requestIdleCallback ?? setTimeout)(() => addCopyButtons(document));
