-- What one owner keeps, and what all keep together: a sorted set of tasks by their end, and a hash of their sizes, with the sum
-- of them under 'all'. What has expired is taken off before anything is counted, so nothing leaks. Time is in milliseconds.

local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)

local function number(n)
  return string.format('%.0f', n)
end

local function prune(kept, sizes)
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', kept, '-inf', number(now))) do
    local size = redis.call('HGET', sizes, member)
    if size then
      redis.call('HDEL', sizes, member)
      redis.call('HINCRBY', sizes, 'all', '-' .. size)
    end
  end
  redis.call('ZREMRANGEBYSCORE', kept, '-inf', number(now))
end

local function sum(sizes)
  return tonumber(redis.call('HGET', sizes, 'all') or 0)
end

-- Keeps a key at least so long, and no longer than what is in it.
local function outlive(key, ttl)
  if redis.call('PTTL', key) < ttl then
    redis.call('PEXPIRE', key, number(ttl))
  end
end

local function add(kept, member, ttl)
  redis.call('ZADD', kept, number(now + ttl), member)
  outlive(kept, ttl)
end

local function resize(kept, sizes, member, size)
  if not redis.call('ZSCORE', kept, member) then
    return
  end
  local before = tonumber(redis.call('HGET', sizes, member) or 0)
  redis.call('HSET', sizes, member, number(size))
  redis.call('HINCRBY', sizes, 'all', number(size - before))
  outlive(sizes, redis.call('PTTL', kept))
end
