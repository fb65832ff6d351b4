// REST commands over a few connections, as a gateway in front of many desktops would send them.
const { HttpConnection } = require('./http-connection');

class Commands {
  constructor(server, connections = 64) {
    this.server = server;
    this.idle = Array.from({ length: connections }, () => new HttpConnection(server));
    this.waiting = [];
    this.failed = 0;
  }

  /** Calls `done(ok)`. */
  send(operation, user, path, done) {
    let connection = this.idle.pop();
    if (!connection) return void this.waiting.push([operation, user, path, done]);
    // servers close connections that are idle for long
    if (connection.socket.destroyed) connection = new HttpConnection(this.server);
    connection.post(path, this.server.headers(user), `{"operationName":"${operation}"}`, (status) => {
      this.idle.push(connection);
      if (status !== 200) this.failed++;
      done(status === 200);
      if (this.waiting.length && this.idle.length) this.send(...this.waiting.shift());
    });
  }

  close() {
    this.idle.forEach((connection) => connection.close());
  }
}

module.exports = { Commands };
