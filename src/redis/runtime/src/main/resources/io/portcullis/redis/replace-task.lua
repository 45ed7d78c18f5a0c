-- Replaces a task if it still is as it was. KEYS as for a new one. ARGV: its name in the books, its digest before and
-- afterwards, the task, how many characters it holds, whether it is over.

if redis.call('HGET', KEYS[1], 'digest') ~= ARGV[2] then
  return 0
end
redis.call('HSET', KEYS[1], 'digest', ARGV[3], 'task', ARGV[4])
if ARGV[6] == 'over' then
  redis.call('ZREM', KEYS[3], ARGV[1])
end
resize(KEYS[2], KEYS[4], ARGV[1], tonumber(ARGV[5]))
resize(KEYS[5], KEYS[6], ARGV[1], tonumber(ARGV[5]))
return 1
