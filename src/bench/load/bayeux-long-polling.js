// A CometD session over long-polling, on one connection. Resolves once it is subscribed.
const { HttpConnection } = require('./http-connection');

function openLongPolling(server, user, { heard, connected = () => {}, closed = () => {} }) {
  return new Promise((resolve, reject) => {
    const connection = new HttpConnection(server);
    const cookies = new Map(); // without the cookie of CometD, nobody may use the session
    let clientId, id = 0, ended = false, subscribed = false;

    const exchange = (message) => {
      const headers = server.headers(user);
      if (cookies.size) headers.Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      connection.post(server.bayeux, headers, JSON.stringify([{ id: '' + ++id, ...message }]), answered);
    };
    const connect = (advice) => exchange({ channel: '/meta/connect', clientId, connectionType: 'long-polling', advice });
    const fail = (error) => {
      if (ended) return;
      ended = true;
      connection.close();
      if (subscribed) closed();
      else reject(error);
    };

    function answered(status, body, head) {
      if (ended) return;
      if (status !== 200) return fail(new Error(`status ${status}`));
      for (const [, name, value] of head.matchAll(/\r\nset-cookie: *([^=]+)=([^;\r]*)/gi)) cookies.set(name, value);
      for (const message of JSON.parse(body)) {
        if (message.data) { heard(message.data); continue; }
        if (message.successful === false) return fail(new Error(body));
        switch (message.channel) {
          case '/meta/handshake':
            clientId = message.clientId;
            exchange({ channel: '/meta/subscribe', clientId, subscription: server.channel(user) });
            break;
          case '/meta/subscribe':
            connect({ timeout: 0 });
            break;
          case '/meta/connect':
            connected();
            if (!subscribed) {
              subscribed = true;
              resolve({ close: () => { ended = true; connection.close(); } });
            }
            connect();
        }
      }
    }

    exchange({
      channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], ext: { user },
    });
  });
}

module.exports = { open: openLongPolling };
