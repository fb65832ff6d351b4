-- Resumes one released session of a user.
-- ARGV[3]: user id.
-- Reply: 'ok', the first undelivered reference number and the last reference number; both are 0
-- without a released session.
writeWhenFull()
local first = redis.call('LPOP', key('released', ARGV[3]))
if not first then
  return {'ok', '0', '0'}
end
return storeReply({'ok', first, redis.call('GET', key('number'))})
