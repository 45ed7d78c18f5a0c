-- Keeps a task if there is room for it. KEYS: the task; of its owner what is kept, what runs, the sizes; of all what is kept,
-- the sizes. ARGV: its name in the books, how long it is kept, its digest, the task, and how much there may be: tasks of the
-- owner, of them running, tasks in all, characters of the owner, characters in all.

local member, ttl = ARGV[1], tonumber(ARGV[2])
prune(KEYS[2], KEYS[4])
prune(KEYS[5], KEYS[6])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', number(now))

if redis.call('EXISTS', KEYS[1]) == 1
    or redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5])
    or redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[6])
    or redis.call('ZCARD', KEYS[5]) >= tonumber(ARGV[7])
    or sum(KEYS[4]) >= tonumber(ARGV[8])
    or sum(KEYS[6]) >= tonumber(ARGV[9]) then
  return 0
end
redis.call('HSET', KEYS[1], 'digest', ARGV[3], 'task', ARGV[4])
redis.call('PEXPIRE', KEYS[1], number(ttl))
add(KEYS[2], member, ttl)
add(KEYS[3], member, ttl)
add(KEYS[5], member, ttl)
return 1
