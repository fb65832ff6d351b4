-- Ends subscriptions of a user, at most so many at once as others can wait for.
-- ARGV[3..4]: user id, the reason or '' if the user ended them.
-- ARGV[5]: the maximum. ARGV[6..]: the workbins; without any, all subscriptions end.
-- Reply: 'ok', or 'more' if there may be more; the first reference number (0 if none ended) and the
-- ended workbins, oldest subscription first.
writeWhenFull()
local user, reason = ARGV[3], ARGV[4]
local subscriptions = key('subscriptions', user)
local maximum = tonumber(ARGV[5])
local wanted = #ARGV > 5 and {} or nil
for i = 6, #ARGV do
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
table.sort(ended, function(a, b) return a.number < b.number end)
local count = math.min(#ended, maximum)
if count * 2 == #stored then
  redis.call('ZREM', key('absent'), user)
end
if count == 0 then
  return {'ok', '0'}
end
local number = takeNumbers(count)
local reply = {count < #ended and 'more' or 'ok', text(number)}
for i = 1, count do
  local subscription = ended[i]
  redis.call('HDEL', subscriptions, subscription.workbinRef)
  redis.call('SREM', key('subscribers', subscription.workbinRef), user)
  append(number, 'kind', 'Ended', 'to', user, 'workbinRef', subscription.workbinRef, 'reason', reason)
  reply[#reply + 1] = subscription.workbinRef
  number = number + 1
end
redis.call('DECRBY', key('size'), count)
return storeReply(reply)
