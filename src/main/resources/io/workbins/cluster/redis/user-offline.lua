-- The last session of a user on a node ended.
-- ARGV[3..4]: node name, user id.
writeWhenFull()
redis.call('SREM', key('node', ARGV[3]), ARGV[4])
userOffline(ARGV[3], ARGV[4])
return {'ok'}
