-- Users have a session on a node. ARGV: node, users.
local node = ARGV[3]
-- so that its users are let go some day, whatever became of it meanwhile
redis.call('ZADD', key('nodes'), 'NX', now, node)
for i = 4, #ARGV do
  redis.call('SADD', key('present', ARGV[i]), node)
  redis.call('SADD', key('node', node), ARGV[i])
  redis.call('ZREM', key('absent'), ARGV[i])
end
return {'ok'}
