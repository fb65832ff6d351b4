-- Returns up to 100 users whose grace period is over.
-- ARGV[3]: the grace period in ms.
-- Reply: 'ok' and the user ids.
local latest = now - tonumber(ARGV[3])
local expired = redis.call('ZRANGEBYSCORE', key('absent'), '-inf', latest, 'LIMIT', 0, 100)
table.insert(expired, 1, 'ok')
return expired
