-- A session of a user begins. ARGV: user. Replies with the last reference number and the entries up
-- to it that a session of the user which ended with a node has not got; with 0 if there is none.
local user = ARGV[3]
local reply = {'ok', '0'}
local first = redis.call('LPOP', key('handover', user))
if first then
  reply[2] = redis.call('GET', key('number'))
  for _, entry in ipairs(redis.call('XRANGE', key('journal'), first .. '-0', '+')) do
    local fields = entry[2]
    for i = 1, #fields, 2 do
      if fields[i] == 'to' and string.find(fields[i + 1], user, 1, true) then
        reply[#reply + 1] = entry
      end
    end
  end
end
return reply
