-- Releases the sessions of a node that shuts down.
-- ARGV[3..]: for each session its user id and the first undelivered reference number.
-- A released session expires together with its entries in the event log.
writeWhenFull()
for i = 3, #ARGV, 2 do
  redis.call('RPUSH', key('released', ARGV[i]), ARGV[i + 1])
  redis.call('PEXPIRE', key('released', ARGV[i]), 60 * SECONDS)
end
return storeReply({'ok'})
