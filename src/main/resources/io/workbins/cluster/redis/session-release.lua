-- Sessions end with a node. ARGV: for each its user, and the first reference number it has not got.
-- What nobody takes over until the event log has forgotten it is of no use.
for i = 3, #ARGV, 2 do
  redis.call('RPUSH', key('released', ARGV[i]), ARGV[i + 1])
  redis.call('PEXPIRE', key('released', ARGV[i]), 60 * SECONDS)
end
return finish({'ok'})
