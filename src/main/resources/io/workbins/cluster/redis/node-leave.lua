-- A node shuts down, or has taken a new name: its name expires at once.
-- ARGV[3]: node name. ARGV[4]: the node id, if the node shuts down: its address is removed.
writeWhenFull()
redis.call('ZADD', key('nodes'), 0, ARGV[3])
if ARGV[4] then
  redis.call('DEL', key('node-address', ARGV[4]))
end
return {'ok'}
