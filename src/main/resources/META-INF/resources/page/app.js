import { get, post, signIn } from './api.js';
import { connect } from './notifications.js';
import { Log } from './log.js';

const $ = (id) => document.getElementById(id);

const state = { owner: { kind: 'own', name: '' }, workbins: [], subscriptions: [], notifications: null };
const log = new Log($('log'));

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** The path of the workbins of the selected owner. */
const path = (rest = '') => {
  const { kind, name } = state.owner;
  const query = kind === 'agentGroup' || kind === 'placeGroup' ? `${kind}=${encodeURIComponent(name)}` : '';
  const base = kind === 'user' ? `/users/${encodeURIComponent(name)}/workbins` : '/workbins';
  const separator = rest.includes('?') ? '&' : '?';
  return base + rest + (query && separator + query);
};

const isOfOwner = (subscription) => {
  const { kind, name } = state.owner;
  const named = { user: subscription.workbinUserId, agentGroup: subscription.agentGroup, placeGroup: subscription.placeGroup };
  return kind === 'own' ? !Object.values(named).some(Boolean) : named[kind] === name;
};

const wantedTypes = () => ({ agentGroup: ['AgentGroup'], placeGroup: ['PlaceGroup'] })[state.owner.kind] ?? ['Agent', 'Place'];

/** Runs an action of the user and shows its error. */
const attempt = async (errors, work) => {
  $(errors).textContent = '';
  try {
    await work();
  } catch (e) {
    $(errors).textContent = e.message;
  }
};

const media = (workbin) =>
  Object.entries(workbin)
    .filter(([, value]) => Array.isArray(value))
    .flatMap(([collection, items]) => items.map((item) => ({ media: collection.replace(/s$/, ''), id: item.id })));

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const pullButton = (workbin, item) =>
  element('button', {
    type: 'button',
    className: 'small',
    textContent: 'Pull',
    ariaLabel: `Pull ${item.media} ${item.id}`,
    onclick: () => command(path(`/${workbin.id}`), { operationName: 'Pull' + capital(item.media), id: item.id }),
  });

const row = (workbin) => {
  const subscribed = state.subscriptions.some((s) => s.id === workbin.id && isOfOwner(s));
  const chosen = element('input', { type: 'checkbox', value: workbin.id, ariaLabel: workbin.displayName });
  chosen.checked = state.chosen?.has(workbin.id) ?? false;
  const content = media(workbin).map((item) =>
    element('li', {}, `${item.media} ${item.id} `, pullButton(workbin, item)),
  );
  return element(
    'tr',
    {},
    element('td', {}, chosen),
    element('td', {}, workbin.displayName),
    element('td', {}, subscribed ? 'yes' : 'no'),
    element('td', {}, content.length ? element('ul', {}, ...content) : element('span', { className: 'quiet', textContent: 'empty' })),
  );
};

const refresh = async () => {
  const list = await get('/workbins?fields=*');
  const ids = list.workbins.filter((workbin) => wantedTypes().includes(workbin.type)).map((workbin) => workbin.id);
  const [content, subscriptions] = await Promise.all([
    get(path(`?workbinIds=${ids.map(encodeURIComponent).join(',')}&subresources=*`)),
    get('/me/workbin-subscriptions'),
  ]);
  state.chosen = new Set(chosenIds());
  state.workbins = Object.values(content.workbins);
  state.subscriptions = subscriptions.subscriptions;
  $('workbins').replaceChildren(...state.workbins.map(row));
  const options = state.workbins.map((workbin) => element('option', { value: workbin.id, textContent: workbin.displayName }));
  const target = $('add-form').elements.workbinId;
  const before = target.value;
  target.replaceChildren(...options);
  target.value = state.workbins.some((workbin) => workbin.id === before) ? before : (state.workbins[0]?.id ?? '');
};

const chosenIds = () => [...$('workbins').querySelectorAll('input:checked')].map((input) => input.value);

const command = (where, body) =>
  attempt('desk-error', async () => {
    const reply = await post(where, body);
    const what = body.id ? `${body.operationName} ${body.id}` : body.operationName;
    const numbers = reply.referenceIds ?? { '': reply.referenceId };
    Object.entries(numbers).forEach(([id, number]) => log.request(number, id ? `${what}: ${nameOf(id)}` : what));
    await refresh();
  });

const nameOf = (id) => state.workbins.find((workbin) => workbin.id === id)?.displayName ?? id;

const subscribe = (operationName) =>
  attempt('desk-error', async () => {
    const ids = chosenIds();
    if (ids.length === 0) {
      throw new Error('Choose a workbin first');
    }
    const where = ids.length === 1 ? `/${encodeURIComponent(ids[0])}` : `?workbinIds=${ids.map(encodeURIComponent).join(',')}`;
    await command(path(where), { operationName });
  });

const heard = (data) => {
  const owner = data.workbinUserId ?? data.agentGroup ?? data.placeGroup;
  const [, item] = Object.entries(data).find(([name]) => name.endsWith('StateResourceV2')) ?? [];
  const what = [data.stateResource ?? data.action, item?.id, nameOf(data.id), owner && `of ${owner}`];
  log.notification(data.referenceId, what.filter(Boolean).join(' '));
  attempt('desk-error', refresh);
};

const show = (signedIn) => {
  $('sign-in').hidden = signedIn;
  $('desk').hidden = !signedIn;
  $('who').hidden = !signedIn;
};

$('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const { userName, password } = event.target.elements;
  attempt('sign-in-error', async () => {
    const user = await signIn(userName.value, password.value);
    password.value = '';
    $('user').textContent = user.userName;
    show(true);
    await attempt('desk-error', async () => {
      await refresh();
      state.notifications = await connect({ onMessage: heard, onStatus: (text) => ($('status').textContent = text) });
    });
    $('owner-form').elements.kind.focus();
  });
});

$('sign-out').addEventListener('click', async () => {
  await state.notifications?.disconnect();
  await attempt('desk-error', () => post('/me', { operationName: 'EndContactCenterSession' }));
  $('status').textContent = 'Signed out';
  log.clear();
  show(false);
  $('sign-in-form').elements.userName.focus();
});

$('owner-form').elements.kind.addEventListener('change', (event) => {
  const name = $('owner-form').elements.name;
  name.disabled = event.target.value === 'own';
  name.value = { agentGroup: 'MyAgentGroup', placeGroup: 'MyPlaceGroup' }[event.target.value] ?? '';
});

$('owner-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const { kind, name } = event.target.elements;
  const before = state.owner;
  state.owner = { kind: kind.value, name: name.value };
  attempt('desk-error', async () => {
    try {
      await refresh();
    } catch (e) {
      state.owner = before;
      throw e;
    }
  });
});

$('add-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const { media: kind, id, workbinId } = event.target.elements;
  command(path(`/${encodeURIComponent(workbinId.value)}`), { operationName: 'Add' + kind.value, id: id.value }).then(
    () => (id.value = ''),
  );
});

$('subscribe').addEventListener('click', () => subscribe('Subscribe'));
$('unsubscribe').addEventListener('click', () => subscribe('Unsubscribe'));
