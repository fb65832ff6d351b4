-- Users have a session on a node.
-- ARGV[3]: node name. ARGV[4..]: user ids.
writeWhenFull()
local node = ARGV[3]
-- registers the node, so that its users are removed when it expires
redis.call('ZADD', key('nodes'), 'NX', now, node)
for i = 4, #ARGV do
  redis.call('SADD', key('present', ARGV[i]), node)
  redis.call('SADD', key('node', node), ARGV[i])
  redis.call('ZREM', key('absent'), ARGV[i])
end
return {'ok'}
