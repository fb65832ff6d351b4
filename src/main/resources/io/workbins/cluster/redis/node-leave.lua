-- A node is no more, or has another name now: it is as dead as one that has been silent. ARGV: node.
redis.call('ZADD', key('nodes'), 0, ARGV[3])
return {'ok'}
