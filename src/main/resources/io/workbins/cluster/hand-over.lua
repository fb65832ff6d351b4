-- Sessions end with a node. ARGV: for each its user, and the first reference number it has not got.
-- What nobody takes over until the journal has forgotten it is of no use.
for i = 3, #ARGV, 2 do
  redis.call('RPUSH', key('handover', ARGV[i]), ARGV[i + 1])
  redis.call('PEXPIRE', key('handover', ARGV[i]), 60 * SECONDS)
end
return finish({'ok'})
