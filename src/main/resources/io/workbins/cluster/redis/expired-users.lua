-- Some of those who have been away for too long. ARGV: how long that is, in ms.
local expired = redis.call('ZRANGEBYSCORE', key('absent'), '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 100)
table.insert(expired, 1, 'ok')
return expired
