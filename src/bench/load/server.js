// How to speak to each of the servers, and what their process costs.
const fs = require('fs');
const { execFileSync } = require('child_process');

const PEER = {
  bayeux: '/cometd',
  channel: (user) => `/v2/users/${user}/workbins`,
  workbin: (user, id) => `/api/v2/users/${user}/workbins/${id}`,
  headers: () => ({}),
};

const PROJECT = {
  bayeux: '/api/v2/notifications',
  channel: () => '/v2/me/workbins',
  workbin: (user, id) => `/api/v2/me/workbins/${id}`,
  headers: (user) => ({ Authorization: 'Basic ' + Buffer.from(`${user}:bench`).toString('base64') }),
};

/** `name:port:pid` */
function server(text) {
  const [name, port, pid] = text.split(':');
  return {
    name, port: +port, host: '127.0.0.1',
    ...(name === 'project' ? PROJECT : PEER),

    residentKb: () => +/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1],

    cpuSeconds: () => {
      const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (+fields[11] + +fields[12]) / 100; // user and system time, in ticks of the kernel's 100 a second
    },

    /** What a JVM really uses, since its resident memory says little about that. */
    liveHeapKb: () => {
      execFileSync('jcmd', [pid, 'GC.run'], { timeout: 30_000 });
      const heap = execFileSync('jcmd', [pid, 'GC.heap_info'], { timeout: 30_000, encoding: 'utf8' });
      // a line for all with G1, one for each generation with the serial collector
      const used = [...heap.matchAll(/(?:heap|generation)\s+total \d+K, used (\d+)K/g)];
      return used.reduce((sum, [, kb]) => sum + +kb, 0);
    },
  };
}

module.exports = { server };
