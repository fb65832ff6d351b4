-- A node shuts down, or has taken a new name: its name expires at once.
-- ARGV[3]: node name.
redis.call('ZADD', key('nodes'), 0, ARGV[3])
return {'ok'}
