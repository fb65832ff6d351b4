-- Puts an interaction into a workbin. ARGV: workbin, interaction id, media, the interaction, how
-- many a workbin takes.
local workbinRef, id, media, interaction = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local content = key('content', workbinRef)
if redis.call('HEXISTS', content, id) == 1 then
  return {'there'}
end
if redis.call('HLEN', content) >= tonumber(ARGV[7]) then
  return {'full'}
end
local number = take(1)
redis.call('HSET', content, id, text(number) .. ' ' .. media .. ' ' .. interaction)
local subscribers = redis.call('SMEMBERS', key('subscribers', workbinRef))
append(number, 'kind', 'ItemAdded', 'to', table.concat(subscribers, ' '), 'workbinRef', workbinRef,
  'media', media, 'interaction', interaction)
return finish({'ok', text(number)})
