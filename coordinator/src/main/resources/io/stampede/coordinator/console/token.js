/** The token of an API that wants one: asked for in a dialog, kept while the tab is open, never part of a URL. */

const KEY = 'stampede.token';
const dialog = document.getElementById('token-dialog');
const field = document.getElementById('token-field');
const button = document.getElementById('token-button');
let asking = null;
let declined = false;
let held = read();

function read() {
  try {
    return sessionStorage.getItem(KEY);
  } catch (e) {
    return null; // storage is forbidden: the token lives as long as the page
  }
}

function keep(token) {
  held = token;
  try {
    sessionStorage.setItem(KEY, token);
  } catch (e) {
    // kept in this page alone
  }
}

/** Headers that show the token, if there is one. */
export function authorization() {
  return held ? {Authorization: `Bearer ${held}`} : {};
}

/** Whether the user was asked and gave none: not to be asked at every poll. */
export function isDeclined() {
  return declined;
}

/** Asks for a token; several callers share one dialog. Resolves to whether there is a new one. */
export function askToken(reason) {
  button.hidden = false;
  asking ??= new Promise(resolve => {
    document.getElementById('token-reason').textContent = reason;
    field.value = '';
    dialog.returnValue = 'cancel';
    dialog.addEventListener('close', () => {
      const token = field.value.trim();
      field.value = '';
      declined = dialog.returnValue !== 'use' || token === '';
      if (!declined) {
        keep(token);
      }
      asking = null;
      resolve(!declined);
    }, {once: true});
    dialog.showModal();
    field.focus();
  });
  return asking;
}

button.hidden = held === null;
button.addEventListener('click', async () => {
  if (await askToken('Another token, from now on in this tab.')) {
    window.dispatchEvent(new Event('hashchange'));
  }
});
