// A whole working session of a GWS desktop, as workbins-api.md sections 3.4 and 7.2 record it, with the npm cometd client
// of the line that desktops ship. It takes one argument, {url, transport, authorization, cookies} as JSON: with cookies it
// sends the password once, otherwise with every request. It tells one fact a line on standard output.
import { createRequire } from 'node:module';
import { adapt } from 'cometd-nodejs-client';
import { WebSocket } from 'ws';

const { url, transport, authorization, cookies } = JSON.parse(process.argv[2]);
const { CometD } = createRequire(import.meta.url)('cometd-3');

const tell = (event, facts = {}) => process.stdout.write(JSON.stringify({ event, ...facts }) + '\n');

const headers = { Authorization: authorization };

const call = async (method, path, body) => {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body && { 'Content-Type': 'application/json; charset=UTF-8' }) },
    body: body && JSON.stringify(body),
  });
  const json = await response.json();
  tell('reply', { request: `${method} ${path}`, status: response.status, type: response.headers.get('content-type'), json });
  if (cookies && response.headers.has('set-cookie')) {
    headers.Cookie = response.headers.get('set-cookie').split(';')[0];
    delete headers.Authorization;
  }
  return json;
};

const connect = () => {
  adapt();
  // a browser sends its cookies with an upgrade, Node has to be told
  global.window.WebSocket = class extends WebSocket {
    constructor(target, protocol) {
      super(target, protocol, { headers });
    }
  };
  const cometd = new CometD();
  cometd.configure({ url: url + '/notifications', requestHeaders: { ...headers }, logLevel: 'error' });
  if (transport === 'long-polling') {
    cometd.unregisterTransport('websocket');
    cometd.unregisterTransport('callback-polling');
  }
  let subscription;
  cometd.addListener('/meta/handshake', (reply) => {
    tell('handshake', { successful: reply.successful });
    if (subscription) {
      cometd.unsubscribe(subscription);
    }
    subscription = cometd.subscribe('/v2/me/*', (message) =>
      tell('message', { channel: message.channel, data: message.data }),
    );
  });
  return new Promise((resolve) => {
    cometd.addListener('/meta/connect', (reply) => reply.successful && resolve(cometd));
    cometd.handshake();
  });
};

await call('GET', '/me?subresources=*');
const cometd = await connect();
tell('connected', { transport: cometd.getTransport().getType() });
await call('POST', '/me', { operationName: 'StartContactCenterSession', channels: ['voice', 'multimedia'] });

const { workbins } = await call('GET', '/workbins?fields=*');
const ids = workbins.slice(0, 4).map((workbin) => workbin.id);
await call('GET', `/workbins/${ids[0]}?subresources=*`);
await call('GET', `/workbins?workbinIds=${ids.join(',')}&subresources=*`);
await Promise.all(ids.map((id) => call('POST', `/workbins/${id}`, { operationName: 'Subscribe' })));
await call('POST', `/workbins/${ids[0]}`, { operationName: 'AddEmail', id: 'of-the-session' });
await call('POST', `/workbins/${ids[0]}`, { operationName: 'PullEmail', id: 'of-the-session' });

// logs out when it is told to, which is when all has been heard
process.stdin.once('data', () =>
  cometd.disconnect(async () => {
    await call('POST', '/me', { operationName: 'EndContactCenterSession' });
    process.exit(0);
  }),
);
process.stdin.on('end', () => process.exit(1));
