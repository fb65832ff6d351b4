// What sessions cost that do nothing, and whether their heartbeats come all at once.
// Usage: node idle.js NAME:PORT:PID SESSIONS SECONDS SETTLE_SECONDS
const { setTimeout: sleep } = require('timers/promises');
const { server: serverOf } = require('./server');
const { openSessions } = require('./sessions');

const server = serverOf(process.argv[2]);
const [count, seconds, settle] = process.argv.slice(3).map(Number);

(async () => {
  let start = Infinity, closed = 0;
  const heartbeats = new Array(seconds * 10).fill(0);
  const heapBefore = server.liveHeapKb(), residentBefore = server.residentKb();
  const connected = () => {
    const slot = Math.floor((performance.now() - start) / 100);
    if (slot >= 0 && slot < heartbeats.length) heartbeats[slot]++;
  };
  const sessions = await openSessions(server, 'websocket', count, { connected, closed: () => closed++ });
  await sleep(settle * 1000);

  start = performance.now();
  const cpuBefore = server.cpuSeconds();
  await sleep(seconds * 1000);
  const cpu = server.cpuSeconds() - cpuBefore, took = (performance.now() - start) / 1000;
  const resident = server.residentKb() - residentBefore;

  const mean = heartbeats.reduce((sum, n) => sum + n, 0) / heartbeats.length, most = Math.max(...heartbeats);
  const round = (value) => +value.toFixed(2);
  console.log(JSON.stringify({
    case: 'idle', server: server.name, sessions: count, seconds,
    cpuPercent: round((cpu / took) * 100),
    residentKbPerSession: round(resident / count),
    heapKbPerSession: round((server.liveHeapKb() - heapBefore) / count),
    heartbeatsMean: round(mean), heartbeatsMost: most, mostToMean: round(most / (mean || 1)), closed, heartbeats,
  }));
  sessions.forEach((session) => session.close());
  setTimeout(() => process.exit(0), 300);
})();
