-- Takes an interaction out of a workbin. ARGV: workbin, interaction id, media or '' for any.
local workbinRef, id, wanted = ARGV[3], ARGV[4], ARGV[5]
local content = key('content', workbinRef)
local kept = redis.call('HGET', content, id)
if not kept then
  return {'absent'}
end
local media, interaction = string.match(kept, '^%d+ (%u+) (.*)$')
if wanted ~= '' and wanted ~= media then
  return {'absent'}
end
local number = take(1)
redis.call('HDEL', content, id)
local subscribers = redis.call('SMEMBERS', key('subscribers', workbinRef))
append(number, 'kind', 'ItemRemoved', 'to', table.concat(subscribers, ' '), 'workbinRef', workbinRef,
  'media', media, 'interaction', interaction)
return finish({'ok', text(number)})
