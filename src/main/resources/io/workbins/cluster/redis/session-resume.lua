-- A session of a user begins. ARGV: user. Replies with the first reference number that a session of
-- the user has not got which ended with a node, and the last one there is; with 0 twice if there is
-- no such session.
local first = redis.call('LPOP', key('released', ARGV[3]))
if not first then
  return {'ok', '0', '0'}
end
return finish({'ok', first, redis.call('GET', key('number'))})
