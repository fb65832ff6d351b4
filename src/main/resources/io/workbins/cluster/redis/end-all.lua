-- Ends all subscriptions of a user. ARGV: user. Replies with the first reference number and the
-- workbins, in the order in which the user subscribed.
local user = ARGV[3]
local subscriptions = key('subscriptions', user)
redis.call('ZREM', key('absent'), user)
local kept = redis.call('HGETALL', subscriptions)
if #kept == 0 then
  return {'ok', '0'}
end
local ended = {}
for i = 1, #kept, 2 do
  ended[#ended + 1] = {workbinRef = kept[i], number = tonumber(string.match(kept[i + 1], '%d+$'))}
end
table.sort(ended, function(a, b) return a.number < b.number end)
local number = take(#ended)
local reply = {'ok', text(number)}
for _, each in ipairs(ended) do
  redis.call('SREM', key('subscribers', each.workbinRef), user)
  append(number, 'kind', 'Ended', 'to', user, 'workbinRef', each.workbinRef)
  reply[#reply + 1] = each.workbinRef
  number = number + 1
end
redis.call('DEL', subscriptions)
redis.call('DECRBY', key('size'), #ended)
return finish(reply)
