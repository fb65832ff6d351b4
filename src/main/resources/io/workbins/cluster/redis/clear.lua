-- Removes all interactions of a workbin, without notifications.
-- ARGV[3]: the workbin.
-- Reply: 'ok'.
writeWhenFull()
local workbinRef = ARGV[3]
redis.call('DEL', key('content', workbinRef))
changeContentBytes(workbinRef, -contentBytes(workbinField(workbinRef)))
return storeReply({'ok'})
