-- What every script begins with. ARGV[1] is until when it may run, in ms of Redis's clock: its
-- caller has given up by then. ARGV[2] is the call: one that is sent again, since nobody knows
-- whether it arrived, is not done twice.

local SECONDS = 1000

local function key(...)
  return '{workbins}:' .. table.concat({...}, ':')
end

local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * SECONDS + math.floor(clock[2] / 1000)
if now > tonumber(ARGV[1]) then
  return {'late'}
end

local done = key('done', ARGV[2])
local before = redis.call('LRANGE', done, 0, -1)
if #before > 0 then
  return before
end

-- Remembers the reply for as long as the call could be sent again.
local function finish(reply)
  for i = 1, #reply do
    redis.call('RPUSH', done, reply[i])
  end
  redis.call('PEXPIRE', done, 5 * SECONDS)
  return reply
end

-- The first of so many reference numbers.
local function take(count)
  return redis.call('INCRBY', key('number'), count) - count + 1
end

-- Every reference number has one entry, with the number as its id: so whoever reads knows if one
-- is missing. More than so many entries nobody waits for.
local function append(number, ...)
  redis.call('XADD', key('event-log'), 'MAXLEN', '~', 100000, text(number) .. '-0', ...)
end

-- A user has no session on a node, or not any more.
local function depart(node, user)
  local nodes = key('present', user)
  redis.call('SREM', nodes, node)
  if redis.call('EXISTS', nodes) == 0 then
    redis.call('ZADD', key('absent'), 'NX', now, user)
  end
end
