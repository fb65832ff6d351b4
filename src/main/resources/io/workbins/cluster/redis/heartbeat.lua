-- Heartbeat of a node.
-- ARGV[3..5]: node name, node id (the prefix of its session ids), node address.
-- Reply: 'ok', the time in ms, the last reference number, the number of subscriptions, 'known' or
-- 'new' for this node, and the incarnation, which is a new one when Redis lost all data.
local NODE_TIMEOUT_MILLIS = 10 * SECONDS
local RETENTION_MILLIS = 60 * SECONDS
local MARK_INTERVAL_MILLIS = 5 * SECONDS
local BATCH_SIZE = 500

local node = ARGV[3]
local nodes = key('nodes')
-- the users of an expired node may be removed in part, so such a node counts as new
local score = redis.call('ZSCORE', nodes, node)
local isKnown = score and tonumber(score) > now - NODE_TIMEOUT_MILLIS
redis.call('ZADD', nodes, now, node)
redis.call('SET', key('node-address', ARGV[4]), ARGV[5], 'PX', NODE_TIMEOUT_MILLIS)

-- Removes the users of one expired node, in batches, since Redis executes nothing else meanwhile.
local expired = redis.call('ZRANGEBYSCORE', nodes, '-inf', now - NODE_TIMEOUT_MILLIS, 'LIMIT', 0, 1)[1]
if expired then
  for _, user in ipairs(redis.call('SPOP', key('node', expired), BATCH_SIZE)) do
    userOffline(expired, user)
  end
  if redis.call('EXISTS', key('node', expired)) == 0 then
    redis.call('ZREM', nodes, expired)
  end
end

-- Trims the event log to the retention time, after which no session resumes. Each mark holds a time
-- and the last reference number at that time.
local number = redis.call('GET', key('number')) or '0'
local marks = key('marks')
local latest = redis.call('LINDEX', marks, 0)
if not latest or now - tonumber(string.match(latest, '^%d+')) >= MARK_INTERVAL_MILLIS then
  redis.call('LPUSH', marks, text(now) .. ' ' .. number)
end
local oldest = redis.call('LINDEX', marks, -1)
while oldest and now - tonumber(string.match(oldest, '^%d+')) > RETENTION_MILLIS do
  local last = tonumber(string.match(oldest, '%d+$'))
  redis.call('XTRIM', key('event-log'), 'MINID', text(last + 1) .. '-0')
  redis.call('RPOP', marks)
  oldest = redis.call('LINDEX', marks, -1)
end

redis.call('SET', key('incarnation'), ARGV[2], 'NX')

return {'ok', text(now), number, redis.call('GET', key('size')) or '0',
  isKnown and 'known' or 'new', redis.call('GET', key('incarnation'))}
