// An agent's desktop in Node: an npm cometd client that does what workbins-api.md section 7.2 says of known clients.
// It takes one argument, {url, version, transport, headers} as JSON, tells one fact a line on standard output, and ends
// with its standard input.
import { createRequire } from 'node:module';
import { adapt } from 'cometd-nodejs-client';
import { WebSocket } from 'ws';

const { url, version, transport, headers } = JSON.parse(process.argv[2]);
const require = createRequire(import.meta.url);
const { CometD } = version.startsWith('3.') ? require('cometd-3') : await import('cometd-9');

const tell = (event, facts = {}) => process.stdout.write(JSON.stringify({ event, ...facts }) + '\n');

adapt();
// a browser sends its cookies with an upgrade, Node has to be told
global.window.WebSocket = class extends WebSocket {
  constructor(target, protocol) {
    super(target, protocol, { headers });
  }
};

const cometd = new CometD();
cometd.configure({ url, requestHeaders: headers, logLevel: 'error', maxNetworkDelay: 5000 });
if (transport === 'long-polling') {
  cometd.unregisterTransport('websocket');
}
if (transport === 'websocket') {
  cometd.unregisterTransport('long-polling');
  cometd.unregisterTransport('callback-polling');
}

// the two versions name it differently
const transportInUse = () => {
  const current = cometd.getTransport();
  return current.type ?? current.getType();
};

let subscription;
cometd.addListener('/meta/handshake', (reply) => {
  if (!reply.successful) {
    tell('handshake failed', { error: reply.error });
    return;
  }
  tell('handshake', { clientId: reply.clientId, transport: transportInUse() });
  cometd.batch(() => {
    if (subscription) {
      cometd.unsubscribe(subscription, (unsubscribed) => tell('unsubscribed', { successful: unsubscribed.successful }));
    }
    subscription = cometd.subscribe('/v2/me/*', (message) =>
      tell('message', { channel: message.channel, data: message.data }),
    );
  });
});
cometd.addListener('/meta/subscribe', (reply) =>
  tell('subscribed', { successful: reply.successful, transport: transportInUse() }),
);
cometd.addListener('/meta/connect', (reply) => {
  if (!reply.successful) {
    tell('connect failed', { error: reply.error, advice: reply.advice });
  }
});

process.stdin.on('end', () => process.exit(0)).resume();

cometd.handshake();
