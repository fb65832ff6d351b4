// Notifications, by CometD's own client. The build takes it from the npm registry; where there was no npm it is missing.

const load = async () => {
  try {
    return await import('./cometd/cometd.js');
  } catch (e) {
    throw new Error('This page was built without npm, so CometD’s client is missing: there are no notifications', { cause: e });
  }
};

/** Connects, and tells of each message and of each change of the connection. Resolves when it is subscribed. */
export const connect = async ({ onMessage, onStatus }) => {
  const { CometD } = await load();
  const cometd = new CometD();
  // its scheduler would be a worker made of a blob, which the page's policy does not let in
  cometd.configure({ url: new URL('/api/v2/notifications', location.href).href, logLevel: 'error', useWorkerScheduler: false });

  const transport = () => cometd.getTransport()?.type ?? 'no transport';
  let connected = false;
  let lost = false;
  let reconnects = 0;
  cometd.addListener('/meta/connect', (reply) => {
    if (cometd.isDisconnected()) {
      onStatus('Signed out');
      return;
    }
    if (reply.successful && lost) {
      reconnects++;
    }
    lost = !reply.successful;
    connected ||= reply.successful;
    onStatus(
      lost
        ? 'Connection lost, trying again'
        : `Connected by ${transport()}` + (reconnects ? `, reconnected ${reconnects} times` : ''),
    );
  });

  await new Promise((resolve, reject) => {
    cometd.addListener('/meta/handshake', (reply) => {
      if (reply.successful) {
        cometd.subscribe('/v2/me/workbins', (message) => onMessage(message.data), resolve);
      } else if (!connected) {
        reject(new Error('There are no notifications: ' + (reply.error ?? 'the handshake failed')));
      }
    });
    cometd.handshake();
  });
  return { disconnect: () => new Promise((resolve) => cometd.disconnect(resolve)) };
};
