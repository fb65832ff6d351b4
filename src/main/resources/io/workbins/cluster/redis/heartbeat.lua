-- A node says that it lives. ARGV: node, what the ids of its sessions begin with, where it takes
-- requests. Replies with the time, the last reference number, how many
-- subscriptions there are, whether the node was known, and the incarnation: it ends when Redis loses all.
local SILENCE = 10 * SECONDS
local KEPT = 60 * SECONDS
local MARK_EVERY = 5 * SECONDS

local node = ARGV[3]
local nodes = key('nodes')
-- one that has been silent may have been taken for dead, if only in part
local score = redis.call('ZSCORE', nodes, node)
local known = score and tonumber(score) > now - SILENCE
redis.call('ZADD', nodes, now, node)
redis.call('SET', key('node-address', ARGV[4]), ARGV[5], 'PX', SILENCE)

-- A node that has been silent is dead, or as good as dead. Its users are let go a part at a time,
-- since nothing else happens in Redis meanwhile.
local dead = redis.call('ZRANGEBYSCORE', nodes, '-inf', now - SILENCE, 'LIMIT', 0, 1)[1]
if dead then
  for _, user in ipairs(redis.call('SPOP', key('node', dead), 500)) do
    depart(dead, user)
  end
  if redis.call('EXISTS', key('node', dead)) == 0 then
    redis.call('ZREM', nodes, dead)
  end
end

-- The event log is kept for as long as somebody could come back to it. The marks say which number
-- was the last at which time.
local number = redis.call('GET', key('number')) or '0'
local marks = key('marks')
local latest = redis.call('LINDEX', marks, 0)
if not latest or now - tonumber(string.match(latest, '^%d+')) >= MARK_EVERY then
  redis.call('LPUSH', marks, text(now) .. ' ' .. number)
end
local oldest = redis.call('LINDEX', marks, -1)
while oldest and now - tonumber(string.match(oldest, '^%d+')) > KEPT do
  local last = tonumber(string.match(oldest, '%d+$'))
  redis.call('XTRIM', key('event-log'), 'MINID', text(last + 1) .. '-0')
  redis.call('RPOP', marks)
  oldest = redis.call('LINDEX', marks, -1)
end

redis.call('SET', key('incarnation'), ARGV[2], 'NX')

return {'ok', text(now), number, redis.call('GET', key('size')) or '0', known and 'known' or 'new',
  redis.call('GET', key('incarnation'))}
