import {pause} from './dom.js';
import {askToken, authorization, isDeclined} from './token.js';

const BASE = '/api/v1';
const CONNECTION = document.getElementById('connection');
const SILENCE_MILLIS = 45_000;

/** An answer of the API that is not the one hoped for. */
export class ApiProblem extends Error {
  constructor(status, document) {
    super(document?.detail || document?.title || `the coordinator answered ${status}`);
    this.status = status;
    this.title = document?.title;
    this.problems = document?.problems ?? [];
  }
}

/** Sends a request; asks for a token where one is wanted. */
export async function send(path, options = {}) {
  for (;;) {
    const sent = authorization();
    const response = await reach(path, options, sent);
    if (response.status !== 401) {
      return response;
    }
    if (sent.Authorization !== authorization().Authorization) {
      continue; // another call has been given a token meanwhile
    }
    const reason = sent.Authorization
      ? 'The coordinator refuses this token. Another one?'
      : 'The coordinator wants a token.';
    if (isDeclined() || !(await askToken(reason))) {
      throw new ApiProblem(401, {detail: 'The coordinator wants a token: the button at the top asks for it.'});
    }
  }
}

async function reach(path, options, authorizing) {
  try {
    const response = await fetch(BASE + path, {
      ...options,
      headers: {...options.headers, ...authorizing},
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error'
    });
    showConnection(true);
    return response;
  } catch (e) {
    if (e.name !== 'AbortError') {
      showConnection(false);
    }
    throw e;
  }
}

function showConnection(isThere) {
  const text = isThere ? '' : 'The coordinator does not answer. Trying again…';
  if (CONNECTION.textContent !== text) {
    CONNECTION.textContent = text;
    CONNECTION.hidden = isThere;
  }
}

/** Throws what the answer says went wrong. */
export async function orProblem(response) {
  if (response.ok) {
    return response;
  }
  let document = null;
  try {
    document = await response.json();
  } catch (e) {
    // not a document of the API: the status must do
  }
  throw new ApiProblem(response.status, document);
}

export async function getJson(path, signal) {
  const response = await orProblem(await send(path, {signal, headers: {Accept: 'application/json'}}));
  return response.json();
}

export async function getText(path, signal) {
  const response = await orProblem(await send(path, {signal}));
  return response.text();
}

export async function postYaml(path, text, signal) {
  const headers = {'Content-Type': 'application/yaml', Accept: 'application/json'};
  const response = await orProblem(await send(path, {method: 'POST', headers, body: text, signal}));
  return response.json();
}

export async function cancelBatch(id) {
  const response = await orProblem(await send(`/batches/${encodeURIComponent(id)}`, {method: 'DELETE'}));
  return response.json();
}

/**
 * Asks once, and then again and again until the page is left; not while it is hidden. Resolves after the first time.
 *
 * @param look what to do each time; an error it throws is given to failed
 */
export async function poll(millis, signal, look, failed) {
  const once = async () => {
    try {
      await look();
    } catch (e) {
      if (!signal.aborted) {
        failed(e);
      }
    }
  };
  await once();
  repeat(millis, signal, once);
}

async function repeat(millis, signal, once) {
  for (await pause(millis, signal); !signal.aborted; await pause(millis, signal)) {
    if (!document.hidden) {
      await once();
    }
  }
}

/**
 * Reads a stream of events, from where it broke off if it does, until onEvent returns true or the page is left.
 *
 * @param onEvent is given the event's name and its document
 */
export async function followEvents(path, signal, onEvent) {
  let lastId = null;
  let wait = 1000;
  while (!signal.aborted) {
    try {
      const headers = {Accept: 'text/event-stream', ...(lastId === null ? {} : {'Last-Event-ID': lastId})};
      const silence = new AbortController();
      const stop = () => silence.abort();
      signal.addEventListener('abort', stop);
      try {
        const response = await orProblem(await send(path, {signal: silence.signal, headers}));
        if (response.status === 204) {
          return; // all has been seen
        }
        for await (const event of events(response.body, silence)) {
          lastId = event.id ?? lastId;
          wait = 1000;
          if (onEvent(event.name, JSON.parse(event.text))) {
            silence.abort();
            return;
          }
        }
      } finally {
        signal.removeEventListener('abort', stop);
      }
    } catch (e) {
      if (signal.aborted) {
        return;
      }
      if (e instanceof ApiProblem && e.status < 500 && e.status !== 429) {
        throw e;
      }
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, 15_000);
  }
}

/** The events of a body; ends it when nothing has come for long, heartbeats included. */
async function* events(body, silence) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let event = {name: 'message', lines: []};
  let timer;
  try {
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
      const {done, value} = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === '') {
          if (event.lines.length > 0) {
            yield {id: event.id, name: event.name, text: event.lines.join('\n')};
          }
          event = {name: 'message', lines: []};
        } else {
          take(event, line);
        }
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function take(event, line) {
  const colon = line.indexOf(':');
  const field = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (field === 'event') {
    event.name = value;
  } else if (field === 'data') {
    event.lines.push(value);
  } else if (field === 'id') {
    event.id = value;
  }
}

/** Fetches a file with the token and hands it to the browser to keep. */
export async function download(path, name) {
  const response = await orProblem(await send(path));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
