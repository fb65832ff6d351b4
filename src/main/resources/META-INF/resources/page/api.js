// Calls the REST API as a desktop does: Basic credentials once, then the sign-in cookie of the first reply.

const ROOT = '/api/v2';

// The CSRF token, if the service demands one: the first header names the second.
let csrf = {};

const call = async (path, options = {}) => {
  const response = await fetch(ROOT + path, { ...options, headers: { ...options.headers, ...csrf } });
  const name = response.headers.get('X-CSRF-HEADER');
  if (name) {
    csrf = { [name]: response.headers.get(name) };
  }
  const reply = await response.json();
  if (!response.ok) {
    throw new Error(reply.statusMessage);
  }
  return reply;
};

const basic = (userName, password) => {
  const bytes = new TextEncoder().encode(`${userName}:${password}`);
  return 'Basic ' + btoa(String.fromCharCode(...bytes));
};

export const signIn = async (userName, password) =>
  (await call('/me?subresources=*', { headers: { Authorization: basic(userName, password) } })).user;

export const get = (path) => call(path);

export const post = (path, body) =>
  call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
