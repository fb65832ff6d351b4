// The two ways to drive a server. `once(number, due, done)` does one thing that was due at that time.
const { setTimeout: sleep } = require('timers/promises');

/** So many at a time: says how much a server can do. One that is not done after five seconds is given up. */
async function closedLoop(workers, seconds, once) {
  const end = performance.now() + seconds * 1000;
  let number = 0;
  await Promise.all(Array.from({ length: workers }, async () => {
    while (performance.now() < end) {
      await new Promise((done) => {
        const late = setTimeout(done, 5_000);
        once(number++, performance.now(), () => { clearTimeout(late); done(); });
      });
    }
  }));
}

/** So many a second, whatever the server does: what it delays is seen, and not hidden by asking later. */
async function openLoop(rate, seconds, once) {
  const start = performance.now();
  const end = start + seconds * 1000;
  for (let number = 0; performance.now() < end; await sleep(1)) {
    for (let due; (due = start + (number * 1000) / rate) <= performance.now(); ) once(number++, due, () => {});
  }
}

module.exports = { closedLoop, openLoop };
