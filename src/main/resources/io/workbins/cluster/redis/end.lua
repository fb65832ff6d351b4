-- Ends subscriptions of a user.
-- ARGV[3..4]: user id, the reason or '' if the user ended them.
-- ARGV[5..]: the workbins; without any, all subscriptions end.
-- Reply: 'ok', the first reference number (0 if none ended) and the ended workbins, oldest
-- subscription first.
local user, reason = ARGV[3], ARGV[4]
local subscriptions = key('subscriptions', user)
local wanted = #ARGV > 4 and {} or nil
for i = 5, #ARGV do
  wanted[ARGV[i]] = true
end
local stored = redis.call('HGETALL', subscriptions)
local ended = {}
for i = 1, #stored, 2 do
  if not wanted or wanted[stored[i]] then
    ended[#ended + 1] = {
      workbinRef = stored[i], number = tonumber(string.match(stored[i + 1], '%d+$'))}
  end
end
if #ended * 2 == #stored then
  redis.call('ZREM', key('absent'), user)
end
if #ended == 0 then
  return {'ok', '0'}
end
table.sort(ended, function(a, b) return a.number < b.number end)
local number = takeNumbers(#ended)
local reply = {'ok', text(number)}
for _, subscription in ipairs(ended) do
  redis.call('HDEL', subscriptions, subscription.workbinRef)
  redis.call('SREM', key('subscribers', subscription.workbinRef), user)
  append(number, 'kind', 'Ended', 'to', user, 'workbinRef', subscription.workbinRef, 'reason', reason)
  reply[#reply + 1] = subscription.workbinRef
  number = number + 1
end
redis.call('DECRBY', key('size'), #ended)
return storeReply(reply)
