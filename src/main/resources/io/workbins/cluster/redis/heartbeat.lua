-- Heartbeat of a node.
-- ARGV[3..5]: node name, node id (the prefix of its session ids), node address or '' if not known yet.
-- Reply: 'ok', the time in ms, the last reference number, the number of subscriptions, 'known' or
-- 'new' for this node, and the incarnation, which is a new one when Redis lost all data.
local NODE_TIMEOUT_MILLIS = 10 * SECONDS
local MARK_INTERVAL_MILLIS = 5 * SECONDS
local BATCH_SIZE = 500

writeWhenFull()

-- Before all that needs memory.
local number = redis.call('GET', key('number')) or '0'
local bytes = tonumber(redis.call('GET', APPENDED_BYTES) or 0)
trimEventLog(bytes)
local latest = redis.call('LINDEX', MARKS, 0)
if not latest or now - tonumber(string.match(latest, '^%d+')) >= MARK_INTERVAL_MILLIS then
  addMark(bytes, tonumber(number))
end

local node = ARGV[3]
local nodes = key('nodes')
-- the users of an expired node may be removed in part, so such a node counts as new
local score = redis.call('ZSCORE', nodes, node)
local isKnown = score and tonumber(score) > now - NODE_TIMEOUT_MILLIS
redis.call('ZADD', nodes, now, node)
if ARGV[5] ~= '' then
  redis.call('SET', key('node-address', ARGV[4]), ARGV[5], 'PX', NODE_TIMEOUT_MILLIS)
end

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

redis.call('SET', key('incarnation'), ARGV[2], 'NX')

return {'ok', text(now), number, redis.call('GET', key('size')) or '0',
  isKnown and 'known' or 'new', redis.call('GET', key('incarnation'))}
