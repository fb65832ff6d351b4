// Faye peer; POST publishes to a user's channel. Loopback only.
const http = require('http'), faye = require('faye');
const port = +(process.env.PORT || 18082), path = '/cometd';
const bayeux = new faye.NodeAdapter({ mount: path, timeout: 30 });
let ref = 0;
const server = http.createServer((rq, rs) => {
  if (rq.url === '/health') { rs.end('{"status":"UP"}'); return; }
  const seg = rq.url.split('?')[0].split('/'); // "",api,v2,users,{u},workbins,{w}
  if (seg[1] !== 'api' || rq.method !== 'POST') { rs.statusCode = 404; rs.end(); return; }
  let b = ''; rq.on('data', d => b += d); rq.on('end', () => {
    let op; try { op = JSON.parse(b).operationName; } catch (e) { rs.statusCode = 400; rs.end(); return; }
    bayeux.getClient().publish('/v2/users/' + seg[4] + '/workbins', { workbinUserId: seg[4], stateResource: op + 'd', id: seg[6], messageType: 'WorkbinSubscriptionStateChangeMessage' });
    rs.setHeader('content-type', 'application/json'); rs.end(JSON.stringify({ statusCode: 0, referenceId: ++ref }));
  });
});
bayeux.attach(server);
server.keepAliveTimeout = 120000; // as the other servers
server.listen(port, '127.0.0.1', 4096, () => console.log('faye-peer ready on http://127.0.0.1:' + port + path + ' pid ' + process.pid));
