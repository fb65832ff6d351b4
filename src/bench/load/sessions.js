// Opens one CometD session each for the users u0, u1, …, a hundred at a time.
const TRANSPORTS = { websocket: require('./bayeux-websocket'), 'long-polling': require('./bayeux-long-polling') };

async function openSessions(server, transport, count, { heard = () => {}, connected, closed }) {
  const opened = [];
  let next = 0;
  const opener = async () => {
    while (next < count) {
      const user = 'u' + next++;
      opened.push(await TRANSPORTS[transport].open(server, user, { heard: (data) => heard(user, data), connected, closed }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, 100) }, opener));
  return opened;
}

module.exports = { openSessions };
