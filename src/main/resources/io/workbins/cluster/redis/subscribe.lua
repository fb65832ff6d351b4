-- Subscribes a user to workbins of one owner, or unsubscribes the user.
-- ARGV[3..7]: user id, 'Subscribed' or 'Unsubscribed', the owner as named in the request, the
-- evidence from the directory, how many subscriptions a user may have.
-- ARGV[8..]: for each workbin its key with the owner, and its id.
-- Reply: 'ok' and the first reference number; 'outdated' or 'too-many' without a change.
local user, state, owner = ARGV[3], ARGV[4], ARGV[5]
if state == 'Subscribed' and isOutdated(ARGV[6]) then
  return {'outdated'}
end
if state == 'Unsubscribed' then
  writeWhenFull()
end
local subscriptions = key('subscriptions', user)
if state == 'Subscribed' then
  local size = redis.call('HLEN', subscriptions)
  for i = 8, #ARGV, 2 do
    size = size + 1 - redis.call('HEXISTS', subscriptions, ARGV[i])
  end
  if size > tonumber(ARGV[7]) then
    return {'too-many'}
  end
end
local first = takeNumbers((#ARGV - 7) / 2)
local number = first
for i = 8, #ARGV, 2 do
  local workbinRef, workbin = ARGV[i], ARGV[i + 1]
  if state == 'Subscribed' then
    if redis.call('HSETNX', subscriptions, workbinRef, text(now) .. ' ' .. text(number)) == 1 then
      redis.call('SADD', key('subscribers', workbinRef), user)
      redis.call('INCR', key('size'))
    end
  elseif redis.call('HDEL', subscriptions, workbinRef) == 1 then
    redis.call('SREM', key('subscribers', workbinRef), user)
    redis.call('DECR', key('size'))
  end
  append(number, 'kind', state, 'to', user, 'workbin', workbin, 'owner', owner)
  number = number + 1
end
-- a user can subscribe without a session: the grace period starts
if state == 'Subscribed' and redis.call('EXISTS', key('present', user)) == 0 then
  redis.call('ZADD', key('absent'), 'NX', now, user)
end
return storeReply({'ok', text(first)})
