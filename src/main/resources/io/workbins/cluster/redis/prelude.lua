-- Prefix of every script.
-- ARGV[1]: the deadline in ms of the clock of Redis. The script does not run later, since its caller
-- has got a failure by then.
-- ARGV[2]: the invocation id. A repeated invocation returns the stored reply and changes nothing.

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
local storedReply = redis.call('LRANGE', done, 0, -1)
if #storedReply > 0 then
  return storedReply
end

-- Stores the reply for as long as the invocation can be repeated.
local function storeReply(reply)
  for i = 1, #reply do
    redis.call('RPUSH', done, reply[i])
  end
  redis.call('PEXPIRE', done, 5 * SECONDS)
  return reply
end

-- Takes consecutive reference numbers and returns the first.
local function takeNumbers(count)
  return redis.call('INCRBY', key('number'), count) - count + 1
end

-- Lets a script write although Redis has no memory left: Redis refuses only the first write of a script,
-- and never a removal. For what keeps the data true or frees memory.
local function writeWhenFull()
  redis.call('DEL', key('nothing'))
end

-- The event log is trimmed to the retention time, after which no session resumes, and to a size, of
-- which the oldest entries are removed. Each mark holds a time, how many bytes had ever been appended
-- by then, and the last reference number.
local RETENTION_MILLIS = 60 * SECONDS
local MAX_BYTES = 32 * 1024 * 1024
local BYTES_OF_A_MARK = 1024 * 1024
local ENTRY_OVERHEAD = 64
local EVENT_LOG = key('event-log')
local APPENDED_BYTES = key('event-log-bytes')
local MARKS = key('marks')

local function addMark(bytes, number)
  redis.call('LPUSH', MARKS, text(now) .. ' ' .. text(bytes) .. ' ' .. text(number))
end

local function trimEventLog(bytes)
  local oldest = redis.call('LINDEX', MARKS, -1)
  while oldest do
    -- a mark of an earlier version has no bytes
    local time, before, last = string.match(oldest, '^(%d+) (%d+) (%d+)$')
    if not time then
      time, last = string.match(oldest, '^(%d+) (%d+)$')
      before = bytes
    end
    if now - tonumber(time) <= RETENTION_MILLIS and bytes - tonumber(before) <= MAX_BYTES then
      return
    end
    redis.call('XTRIM', EVENT_LOG, 'MINID', text(tonumber(last) + 1) .. '-0')
    redis.call('RPOP', MARKS)
    oldest = redis.call('LINDEX', MARKS, -1)
  end
end

-- Appends an entry to the event log. Each reference number has one entry, with the number as its
-- id, so readers detect a missing entry.
local function append(number, ...)
  local size = ENTRY_OVERHEAD
  for _, part in ipairs({...}) do
    size = size + #part
  end
  local bytes = redis.call('INCRBY', APPENDED_BYTES, size)
  if math.floor(bytes / BYTES_OF_A_MARK) > math.floor((bytes - size) / BYTES_OF_A_MARK) then
    addMark(bytes - size, number - 1)
    trimEventLog(bytes)
  end
  redis.call('XADD', EVENT_LOG, text(number) .. '-0', ...)
end

-- Whether a newer directory has changed an entry that a command depends on.
-- evidence: lines with the revision of the node's directory, then the key and the mark of each entry.
local function isOutdated(evidence)
  local line = string.gmatch(evidence, '[^\n]+')
  local revision = tonumber(line())
  for entry in line do
    local mark = line()
    local stored = redis.call('HGET', key('directory'), entry)
    if stored then
      local storedRevision, storedMark = string.match(stored, '^(%d+) (.*)$')
      if tonumber(storedRevision) > revision and storedMark ~= mark then
        return true
      end
    end
  end
  return false
end

-- The hash with the bytes of interactions: of all workbins, of each owner and of each workbin.
local CONTENT_BYTES = key('content-bytes')
local ALL = 'all'
local INTERACTION_OVERHEAD = 256

local function ownerField(workbinRef)
  return 'owner:' .. string.match(workbinRef, '^[^:]*')
end

local function workbinField(workbinRef)
  return 'workbin:' .. workbinRef
end

local function contentBytes(field)
  return tonumber(redis.call('HGET', CONTENT_BYTES, field) or 0)
end

local function interactionBytes(workbinRef, id, stored)
  return INTERACTION_OVERHEAD + #workbinRef + #id + #stored
end

local function changeContentBytes(workbinRef, bytes)
  for _, field in ipairs({ALL, ownerField(workbinRef), workbinField(workbinRef)}) do
    if redis.call('HINCRBY', CONTENT_BYTES, field, bytes) <= 0 then
      redis.call('HDEL', CONTENT_BYTES, field)
    end
  end
end

-- Removes the sessions of a user on a node. Without a session on any node, the grace period starts.
local function userOffline(node, user)
  local nodes = key('present', user)
  redis.call('SREM', nodes, node)
  if redis.call('EXISTS', nodes) == 0 then
    redis.call('ZADD', key('absent'), 'NX', now, user)
  end
end
