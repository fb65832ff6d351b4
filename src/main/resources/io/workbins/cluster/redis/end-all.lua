-- Ends all subscriptions of a user.
-- ARGV[3]: user id.
-- Reply: 'ok', the first reference number (0 without subscriptions) and the workbins, oldest
-- subscription first.
local user = ARGV[3]
local subscriptions = key('subscriptions', user)
redis.call('ZREM', key('absent'), user)
local stored = redis.call('HGETALL', subscriptions)
if #stored == 0 then
  return {'ok', '0'}
end
local ended = {}
for i = 1, #stored, 2 do
  ended[#ended + 1] = {
    workbinRef = stored[i], number = tonumber(string.match(stored[i + 1], '%d+$'))}
end
table.sort(ended, function(a, b) return a.number < b.number end)
local number = takeNumbers(#ended)
local reply = {'ok', text(number)}
for _, subscription in ipairs(ended) do
  redis.call('SREM', key('subscribers', subscription.workbinRef), user)
  append(number, 'kind', 'Ended', 'to', user, 'workbinRef', subscription.workbinRef)
  reply[#reply + 1] = subscription.workbinRef
  number = number + 1
end
redis.call('DEL', subscriptions)
redis.call('DECRBY', key('size'), #ended)
return storeReply(reply)
