// Makes tables and plots of the results, and prints the tables. Usage: node report.js RESULTS SITE
// SITE has images/ and, where the tables shall go between their markers, markdown/performance.md.
const fs = require('fs');
const path = require('path');
const { bars, lines, svg } = require('./plot');
const [results, site] = process.argv.slice(2);

const ORDER = ['vertx-floor', 'cometd-jetty', 'faye', 'project'];
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
const of = (rows, field) => median(rows.map((row) => row[field]));
const sum = (rows, field) => rows.reduce((total, row) => total + row[field], 0);
const count = (value) => Math.round(value).toLocaleString('en');
const table = (head, ...rows) => [head, head.map((_, i) => (i ? '--:' : '---')), ...rows]
  .map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Of rounds, and not of medians: what disturbs a round disturbs all that is measured in it. */
function ratio(own, base) {
  return median(own.map((row) => {
    const beside = base.find((one) => one.round === row.round);
    return row.pushesPerSecond / beside.pushesPerSecond;
  }));
}

function pushes(rows, base) {
  const servers = ORDER.filter((name) => rows.some((row) => row.server === name));
  const closedLoop = (name) => rows.filter((row) => row.server === name && !row.rate);
  const openLoop = (name) => rows.filter((row) => row.server === name && row.rate);
  const { sessions: few } = rows.find((row) => !row.rate), { sessions: many, rate } = rows.find((row) => row.rate);
  const panel = (title, value) => bars({
    title, bars: servers.map((name) => ({ name, value: value(name), color: ORDER.indexOf(name) })),
  });
  return {
    table: table(
      ['Server', `pushes/s, ${count(few)} sessions`, `to ${base}`, 'CPU of the server, µs a push',
        `p50, ${rate}/s, ${count(many)} sessions`, 'p99', 'KB a session', 'lost', 'twice', 'to others', 'failed'],
      ...servers.map((name) => {
        const closed = closedLoop(name), open = openLoop(name), both = [...closed, ...open];
        return [name, count(of(closed, 'pushesPerSecond')), ratio(closed, closedLoop(base)).toFixed(2),
          of(closed, 'serverCpuUsPerPush'), `${of(open, 'p50').toFixed(1)} ms`, `${of(open, 'p99').toFixed(1)} ms`,
          of(open, 'kbPerSession').toFixed(0), sum(both, 'lost'), sum(both, 'duplicated'), sum(both, 'misdirected'),
          sum(both, 'failed')];
      })),
    plot: svg(
      panel(`Pushes a second, ${count(few)} sessions (more is better)`, (name) => of(closedLoop(name), 'pushesPerSecond')),
      panel(`Command to push, 99 %, at ${rate} a second and ${count(many)} sessions, in ms (less is better)`,
        (name) => of(openLoop(name), 'p99')),
      panel('Memory of a session, in KB (less is better)', (name) => of(openLoop(name), 'kbPerSession'))),
  };
}

function growth(rows) {
  const distinct = (field) => [...new Set(rows.map((row) => row[field]))].sort((a, b) => a - b);
  const at = (sessions, subscriptions) =>
    rows.filter((row) => row.sessions === sessions && row.subscriptions === subscriptions);
  const cells = distinct('sessions').flatMap((sessions) =>
    distinct('subscriptions').map((subscriptions) => ({ sessions, subscriptions, rows: at(sessions, subscriptions) })))
    .filter((cell) => cell.rows.length);
  const panel = (title, yLabel, field) => lines({
    title, xLabel: 'number of subscriptions that are there', yLabel, log: true,
    series: distinct('sessions').map((sessions) => ({
      name: `${count(sessions)} sessions`,
      points: cells.filter((cell) => cell.sessions === sessions).map((cell) => [cell.subscriptions, of(cell.rows, field)]),
    })),
  });
  return {
    table: table(['Sessions', 'subscriptions', 'p50, one at a time', 'commands/s, 32 at a time', 'CPU of the server, µs a command'],
      ...cells.map((cell) => [count(cell.sessions), count(cell.subscriptions), `${of(cell.rows, 'p50').toFixed(2)} ms`,
        count(of(cell.rows, 'commandsPerSecond')), count(of(cell.rows, 'serverCpuUsPerCommand'))])),
    plot: svg(
      panel('CPU of the server', 'µs a command', 'serverCpuUsPerCommand'),
      panel('Command to reply, one at a time, median', 'ms', 'p50')),
  };
}

function idle(rows) {
  const servers = ORDER.filter((name) => rows.some((row) => row.server === name));
  const own = (name) => rows.filter((row) => row.server === name);
  return {
    table: table(['Server', 'idle sessions', 'CPU, % of a core', 'resident KB a session', 'live heap KB a session',
      'heartbeats in 100 ms: mean', 'most', 'most / mean', 'closed'],
      ...servers.map((name) => [name, count(of(own(name), 'sessions')), of(own(name), 'cpuPercent').toFixed(1),
        of(own(name), 'residentKbPerSession').toFixed(0), of(own(name), 'heapKbPerSession').toFixed(1),
        of(own(name), 'heartbeatsMean').toFixed(1), count(of(own(name), 'heartbeatsMost')),
        of(own(name), 'mostToMean').toFixed(1), sum(own(name), 'closed')])),
    plot: svg(lines({
      title: 'Heartbeats: replies to /meta/connect', yLabel: 'replies in 100 ms', xLabel: 'time, s',
      series: servers.map((name) => ({ name, points: own(name)[0].heartbeats.map((n, i) => [i / 10, n]) })),
    })),
  };
}

const PARTS = { push: (rows) => pushes(rows, 'vertx-floor'), 'long-polling': (rows) => pushes(rows, 'cometd-jetty'), growth, idle };
const ALT = {
  push: 'Pushes a second, 99 % of command to push, and memory of a session, for each server',
  'long-polling': 'Pushes a second, 99 % of command to push, and memory of a session, for each server',
  growth: 'CPU and latency of a command over the number of subscriptions',
  idle: 'Heartbeats over time',
};
const page = path.join(site, 'markdown/performance.md');
let text = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '';
fs.mkdirSync(path.join(site, 'images'), { recursive: true });
for (const [name, part] of Object.entries(PARTS)) {
  const file = path.join(results, `${name}.jsonl`);
  const rows = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse) : [];
  if (!rows.length) continue;
  const made = part(rows);
  console.log(`\n${name}\n\n${made.table}`);
  fs.writeFileSync(path.join(site, `images/${name}.svg`), made.plot);
  text = text.replace(new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`), 
    (_, start, end) => `${start}${made.table}\n\n![${ALT[name]}](../images/${name}.svg)\n${end}`);
}
if (text) fs.writeFileSync(page, text);
