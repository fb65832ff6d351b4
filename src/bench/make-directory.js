// Writes a directory file with the users u0, u1, …. Usage: node make-directory.js COUNT PASSWORD
const [count, password] = process.argv.slice(2);
const users = Array.from({ length: +count }, (_, i) => ({
  id: i.toString(16).padStart(32, '0'), userName: 'u' + i, password, roles: ['ROLE_AGENT'], features: ['api-multimedia'],
}));
process.stdout.write(JSON.stringify({ users }));
