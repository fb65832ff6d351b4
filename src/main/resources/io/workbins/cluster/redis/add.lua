-- Adds an interaction to a workbin.
-- ARGV[3..11]: workbin, interaction id, media type, interaction, maximum number of interactions, the
-- evidence from the directory, maximum bytes of a workbin, of an owner, of all.
-- Reply: 'ok' and the reference number; 'exists', 'full', 'full-workbin', 'full-owner', 'full-all' or
-- 'outdated' without a change.
local workbinRef, id, media, interaction = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local maxInteractions = tonumber(ARGV[7])
if isOutdated(ARGV[8]) then
  return {'outdated'}
end
local content = key('content', workbinRef)
if redis.call('HEXISTS', content, id) == 1 then
  return {'exists'}
end
if redis.call('HLEN', content) >= maxInteractions then
  return {'full'}
end
local bytes = interactionBytes(workbinRef, id, interaction)
if contentBytes(workbinField(workbinRef)) + bytes > tonumber(ARGV[9]) then
  return {'full-workbin'}
end
if contentBytes(ownerField(workbinRef)) + bytes > tonumber(ARGV[10]) then
  return {'full-owner'}
end
if contentBytes(ALL) + bytes > tonumber(ARGV[11]) then
  return {'full-all'}
end
changeContentBytes(workbinRef, bytes)
local number = takeNumbers(1)
redis.call('HSET', content, id, text(number) .. ' ' .. media .. ' ' .. interaction)
local subscribers = redis.call('SMEMBERS', key('subscribers', workbinRef))
append(number, 'kind', 'ItemAdded', 'to', table.concat(subscribers, ' '), 'workbinRef', workbinRef,
  'media', media, 'interaction', interaction)
return storeReply({'ok', text(number)})
