-- Publishes marks of a node's directory. Of two marks, that of the higher revision stays.
-- ARGV[3]: the revision. ARGV[4..]: for each entry its key and its mark, '-' for a removed one.
writeWhenFull()
local revision = tonumber(ARGV[3])
local marks = key('directory')
local isChanged = false
for i = 4, #ARGV, 2 do
  local stored = redis.call('HGET', marks, ARGV[i])
  local storedRevision, mark = string.match(stored or '-1 -', '^(%-?%d+) (.*)$')
  if revision >= tonumber(storedRevision) then
    redis.call('HSET', marks, ARGV[i], ARGV[3] .. ' ' .. ARGV[i + 1])
    isChanged = isChanged or (stored and mark ~= ARGV[i + 1])
  end
end
if isChanged then
  redis.call('XADD', key('identity-log'), 'MAXLEN', '~', 100000, '*', 'kind', 'DirectoryChanged')
end
return {'ok'}
