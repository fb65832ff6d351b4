// Receives the notifications of a user with one of the npm clients cometd and faye. It takes one argument,
// {url, client, transport, headers} as JSON, prints an event a line on standard output, and ends with its standard input.
import { adapt } from 'cometd-nodejs-client';
import { WebSocket } from 'ws';

const { url, client, transport, headers } = JSON.parse(process.argv[2]);
const channel = '/v2/me/workbins';

const print = (event, facts = {}) => process.stdout.write(JSON.stringify({ event, ...facts }) + '\n');

const load = async () => {
  const loaded = await import(client);
  return loaded.default ?? loaded;
};

// prints the loss of the connection and its return, once each
let isConnected = true;
const setConnected = (connected) => {
  if (connected !== isConnected) {
    isConnected = connected;
    print(connected ? 'connected' : 'disconnected');
  }
};

// named differently by the versions
const inUse = (cometd) => cometd.getTransport().type ?? cometd.getTransport().getType();

const receiveWithCometd = ({ CometD }) => {
  adapt();
  // a browser sends its cookies with an upgrade, Node has to be told
  global.window.WebSocket = class extends WebSocket {
    constructor(target, protocol) {
      super(target, protocol, { headers });
    }
  };
  const cometd = new CometD();
  cometd.configure({ url, requestHeaders: headers, logLevel: 'error', backoffIncrement: 100, maxBackoff: 500 });
  for (const other of ['websocket', 'long-polling', 'callback-polling'].filter((type) => type !== transport)) {
    cometd.unregisterTransport(other);
  }
  let subscription;
  cometd.addListener('/meta/handshake', (reply) => {
    if (!reply.successful) {
      return;
    }
    print('handshake', { clientId: reply.clientId });
    cometd.batch(() => {
      if (subscription) {
        cometd.unsubscribe(subscription);
      }
      subscription = cometd.subscribe(
        channel,
        (message) => print('message', { channel: message.channel, data: message.data }),
        (subscribed) => print('subscribed', { successful: subscribed.successful, transport: inUse(cometd) }),
      );
    });
  });
  cometd.addListener('/meta/connect', (reply) => setConnected(reply.successful));
  cometd.handshake();
};

// subscribes again by itself after each new handshake
const receiveWithFaye = ({ Client }) => {
  const faye = new Client(url, { retry: 0.5, timeout: 10 });
  Object.entries(headers).forEach(([name, value]) => faye.setHeader(name, value));
  // always handshakes over long-polling
  const other = transport === 'websocket' ? ['eventsource'] : ['eventsource', 'websocket'];
  other.forEach((type) => faye.disable(type));
  faye.addExtension({
    incoming: (message, next) => {
      if (message.channel === '/meta/handshake' && message.successful) {
        print('handshake', { clientId: message.clientId });
      }
      if (message.channel === '/meta/subscribe') {
        print('subscribed', { successful: message.successful, transport: faye._dispatcher.connectionType });
      }
      next(message);
    },
  });
  faye.on('transport:up', () => setConnected(true));
  faye.on('transport:down', () => setConnected(false));
  faye.subscribe(channel, (data) => print('message', { channel, data }));
};

process.stdin.on('end', () => process.exit(0)).resume();

const library = await load();
if (client.startsWith('faye')) {
  receiveWithFaye(library);
} else {
  receiveWithCometd(library);
}
