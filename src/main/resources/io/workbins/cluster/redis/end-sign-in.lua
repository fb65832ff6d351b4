-- Ends a sign-in, or all of a user.
-- ARGV[3..6]: user id, the id of the sign-in or '' for all, the time in ms, how long to keep it.
writeWhenFull()
local kind = ARGV[4] == '' and 'AllSignInsEnded' or 'SignInEnded'
local log = key('identity-log')
redis.call('XTRIM', log, 'MINID', '~', text(now - tonumber(ARGV[6])) .. '-0')
redis.call('XADD', log, 'MAXLEN', '~', 100000, '*',
  'kind', kind, 'user', ARGV[3], 'id', ARGV[4], 'time', ARGV[5])
return storeReply({'ok'})
