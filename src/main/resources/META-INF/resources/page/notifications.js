// Receives notifications with the CometD client. The build installs it from the npm registry; without npm it is missing.

const load = async () => {
  try {
    return await import('./cometd/cometd.js');
  } catch (e) {
    throw new Error('This page was built without npm, so CometD’s client is missing: there are no notifications', { cause: e });
  }
};

/** Connects and subscribes; calls back for each message and each change of the connection. Resolves when subscribed. */
export const connect = async ({ onMessage, onStatus }) => {
  const { CometD } = await load();
  const cometd = new CometD();
  // the worker scheduler is created from a blob, which the Content-Security-Policy forbids
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
