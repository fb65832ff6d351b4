-- Subscribes a user or unsubscribes it. ARGV: user, 'Subscribed' or 'Unsubscribed', the owner as
-- the request named it, and for each workbin its container and its id.
local user, state, owner = ARGV[3], ARGV[4], ARGV[5]
local subscriptions = key('subscriptions', user)
local first = take((#ARGV - 5) / 2)
local number = first
for i = 6, #ARGV, 2 do
  local container, workbin = ARGV[i], ARGV[i + 1]
  if state == 'Subscribed' then
    if redis.call('HSETNX', subscriptions, container, text(now) .. ' ' .. text(number)) == 1 then
      redis.call('SADD', key('subscribers', container), user)
      redis.call('INCR', key('size'))
    end
  elseif redis.call('HDEL', subscriptions, container) == 1 then
    redis.call('SREM', key('subscribers', container), user)
    redis.call('DECR', key('size'))
  end
  tell(number, 'kind', state, 'to', user, 'workbin', workbin, 'owner', owner)
  number = number + 1
end
-- one can subscribe without a session: the time runs, too
if state == 'Subscribed' and redis.call('EXISTS', key('present', user)) == 0 then
  redis.call('ZADD', key('absent'), 'NX', now, user)
end
return finish({'ok', text(first)})
