-- Subscribes a user or unsubscribes it. ARGV: user, 'Subscribed' or 'Unsubscribed', the owner as
-- the request named it, and for each workbin its workbin and its id.
local user, state, owner = ARGV[3], ARGV[4], ARGV[5]
local subscriptions = key('subscriptions', user)
local first = take((#ARGV - 5) / 2)
local number = first
for i = 6, #ARGV, 2 do
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
-- one can subscribe without a session: the time runs, too
if state == 'Subscribed' and redis.call('EXISTS', key('present', user)) == 0 then
  redis.call('ZADD', key('absent'), 'NX', now, user)
end
return finish({'ok', text(first)})
