// A command each for one session after the other, and the notification that each causes.
// Usage: node push.js NAME:PORT:PID websocket|long-polling SESSIONS RATE SECONDS     (rate 0: closed loop)
const { setTimeout: sleep } = require('timers/promises');
const { server: serverOf } = require('./server');
const { Commands } = require('./commands');
const { openSessions } = require('./sessions');
const { closedLoop, openLoop } = require('./loops');
const { quantile } = require('./quantile');

// Less, and a busy machine still compiles while it is measured.
const WORKERS = 32, WARM_UP_SECONDS = 10;
const server = serverOf(process.argv[2]);
const transport = process.argv[3];
const [count, rate, seconds] = process.argv.slice(4).map(Number);

const pending = new Map(); // workbin id → when it was due, and whom to tell
let latencies = [], pushes = 0, duplicated = 0, misdirected = 0, closed = 0;

function heard(user, { id }) {
  pushes++;
  // the id says who is to hear of it
  if (!id.startsWith(user + '.')) return void misdirected++;
  const command = pending.get(id);
  if (!command) return void duplicated++;
  pending.delete(id);
  latencies.push(performance.now() - command.due);
  command.done();
}

(async () => {
  const before = server.residentKb();
  const sessions = await openSessions(server, transport, count, { heard, closed: () => closed++ });
  await sleep(2_000);
  const kbPerSession = (server.residentKb() - before) / count;

  const commands = new Commands(server);
  let issued = 0;
  const once = (number, due, done) => {
    const user = 'u' + (number % count);
    const id = `${user}.${++issued}`;
    pending.set(id, { due, done });
    commands.send('Unsubscribe', user, server.workbin(user, id), (ok) => {
      if (!ok && pending.delete(id)) done();
    });
  };
  const drive = (time) => (rate ? openLoop(rate, time, once) : closedLoop(WORKERS, time, once));

  await drive(WARM_UP_SECONDS);
  latencies = [];
  const pushesBefore = pushes, cpuBefore = server.cpuSeconds(), start = performance.now();
  await drive(seconds);
  const took = (performance.now() - start) / 1000;
  const result = {
    case: transport === 'websocket' ? 'push' : 'long-polling', server: server.name, sessions: count, rate, seconds,
    pushesPerSecond: Math.round((pushes - pushesBefore) / took),
    serverCpuUsPerPush: Math.round(((server.cpuSeconds() - cpuBefore) * 1e6) / (pushes - pushesBefore)),
  };
  await sleep(1_500);
  Object.assign(result, {
    p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99),
    kbPerSession: +kbPerSession.toFixed(1),
    lost: pending.size, duplicated, misdirected, failed: commands.failed, closed,
  });
  console.log(JSON.stringify(result));
  commands.close();
  sessions.forEach((session) => session.close());
  setTimeout(() => process.exit(0), 300);
})();
