-- A user has no session on a node any more. ARGV: node, user.
redis.call('SREM', key('node', ARGV[3]), ARGV[4])
depart(ARGV[3], ARGV[4])
return {'ok'}
