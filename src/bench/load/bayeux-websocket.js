// A CometD session over WebSocket. Resolves once it is subscribed; then `heard(data)` for each message, and
// `connected()` for each reply to a /meta/connect.
const WebSocket = require('ws');

function openWebSocket(server, user, { heard, connected = () => {}, closed = () => {} }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${server.host}:${server.port}${server.bayeux}`, {
      perMessageDeflate: false, headers: server.headers(user), handshakeTimeout: 20_000,
    });
    let clientId, id = 0, timer, ended = false;
    const late = setTimeout(() => fail(new Error('not subscribed after 30 s')), 30_000);
    const fail = (error) => { clearTimeout(late); socket.terminate(); reject(error); };
    const send = (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify([{ id: '' + ++id, ...message }]));
    };
    const connect = (advice) => send({ channel: '/meta/connect', clientId, connectionType: 'websocket', advice });

    socket.on('open', () => send({
      channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['websocket'], ext: { user },
    }));
    socket.on('message', (text) => {
      for (const message of JSON.parse(text)) {
        if (message.data) { heard(message.data); continue; }
        if (message.successful === false && !ended) return fail(new Error(JSON.stringify(message)));
        switch (message.channel) {
          case '/meta/handshake':
            clientId = message.clientId;
            send({ channel: '/meta/subscribe', clientId, subscription: server.channel(user) });
            connect({ timeout: 0 });
            break;
          case '/meta/subscribe':
            clearTimeout(late);
            resolve({ close: () => { ended = true; clearTimeout(timer); socket.terminate(); } });
            break;
          case '/meta/connect':
            connected();
            if (!ended) timer = setTimeout(connect, message.advice?.interval ?? 0);
        }
      }
    });
    socket.on('error', fail);
    socket.on('close', () => { clearTimeout(timer); if (!ended) { fail(new Error('closed')); closed(); } });
  });
}

module.exports = { open: openWebSocket };
