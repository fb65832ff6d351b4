// What a command costs, over how many subscriptions and sessions there are.
// Usage: node growth.js NAME:PORT:PID SESSIONS USERS SECONDS SUBSCRIPTIONS…      (SUBSCRIPTIONS rise)
const { promisify } = require('util');
const { setTimeout: sleep } = require('timers/promises');
const { server: serverOf } = require('./server');
const { Commands } = require('./commands');
const { openSessions } = require('./sessions');
const { closedLoop } = require('./loops');
const { quantile } = require('./quantile');

// Long, or what is measured last would look best.
const WORKERS = 32, WARM_UP_SECONDS = 20;
// As many with many sessions as with few: it is about those that are there, not about those that are at work. Pushes to
// few sessions also share writes to their sockets, so that a command costs less the fewer they are. Each has a session,
// so let SESSIONS be as many at least.
const CALLERS = 10;
const server = serverOf(process.argv[2]);
const [count, users, seconds, ...steps] = process.argv.slice(3).map(Number);
const commands = new Commands(server);

/** Spread over users: a workbin for each, then a second one for each, … */
async function subscribe(from, to) {
  const send = promisify((user, ids, done) =>
    commands.send('Subscribe', user, `${server.workbin(user, '').slice(0, -1)}?workbinIds=${ids}`, () => done()));
  const ids = new Map();
  for (let i = from; i < to; i++) {
    const user = 'u' + (i % users);
    ids.set(user, [...(ids.get(user) ?? []), `there-${i}`]);
  }
  await Promise.all([...ids].map(([user, own]) => send(user, own.join(','))));
}

let issued = 0;

/** One of the callers after the other subscribes to a workbin and unsubscribes from it, so that no more subscriptions are there than said. */
function command(done) {
  const user = 'u' + ((issued >> 1) % CALLERS), operation = issued++ % 2 ? 'Unsubscribe' : 'Subscribe';
  commands.send(operation, user, server.workbin(user, 'mine'), done);
}

async function latencyAlone() {
  const latencies = [];
  await closedLoop(1, seconds, (number, due, done) => command(() => {
    latencies.push(performance.now() - due);
    done();
  }));
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function throughput() {
  let sent = 0;
  const cpuBefore = server.cpuSeconds(), start = performance.now();
  await closedLoop(WORKERS, seconds, (number, due, done) => command(() => { sent++; done(); }));
  const took = (performance.now() - start) / 1000;
  return {
    commandsPerSecond: Math.round(sent / took),
    serverCpuUsPerCommand: +(((server.cpuSeconds() - cpuBefore) * 1e6) / sent).toFixed(1),
  };
}

(async () => {
  let closed = 0, pushes = 0;
  const sessions = await openSessions(server, 'websocket', count, { heard: () => pushes++, closed: () => closed++ });
  await closedLoop(WORKERS, WARM_UP_SECONDS, (number, due, done) => command(done));
  let there = 0;
  for (const subscriptions of steps) {
    await subscribe(there, subscriptions);
    there = subscriptions;
    await sleep(1_000);
    console.log(JSON.stringify({
      case: 'growth', server: server.name, sessions: count, subscriptions, seconds,
      ...await latencyAlone(), ...await throughput(), failed: commands.failed, closed,
    }));
  }
  commands.close();
  sessions.forEach((session) => session.close());
  setTimeout(() => process.exit(0), 300);
})();
