-- Pulls an interaction from a workbin.
-- ARGV[3..5]: workbin, interaction id, required media type or '' for any.
-- Reply: 'ok' and the reference number; 'absent' without a change.
writeWhenFull()
local workbinRef, id, requiredMedia = ARGV[3], ARGV[4], ARGV[5]
local content = key('content', workbinRef)
local stored = redis.call('HGET', content, id)
if not stored then
  return {'absent'}
end
local media, interaction = string.match(stored, '^%d+ (%u+) (.*)$')
if requiredMedia ~= '' and requiredMedia ~= media then
  return {'absent'}
end
local number = takeNumbers(1)
redis.call('HDEL', content, id)
changeContentBytes(workbinRef, -interactionBytes(workbinRef, id, interaction))
local subscribers = redis.call('SMEMBERS', key('subscribers', workbinRef))
append(number, 'kind', 'ItemRemoved', 'to', table.concat(subscribers, ' '), 'workbinRef', workbinRef,
  'media', media, 'interaction', interaction)
return storeReply({'ok', text(number)})
