-- Buckets. All numbers are whole and below 2^53, so a double holds them exactly; time is in microseconds.
-- A bucket is kept as 'permits part at period': `part` of the next permit has grown, in permits / period;
-- `at` is when it was last refilled, or when its window began. A bucket that is not kept is full.

local MOST = 9007199254740991
local GRACE = 10 -- milliseconds that a key outlives its bucket, so that it never goes too early

local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000000 + tonumber(clock[2])

-- a * b / c as quotient and remainder, for c up to 2^52; MOST when the quotient is larger.
local function share(a, b, c)
  local whole = math.floor(b / c)
  local rest = b - whole * c
  if a * whole > MOST then
    return MOST, 0
  end
  local quotient, remainder = 0, 0
  if a * rest <= MOST then
    quotient = math.floor(a * rest / c)
    remainder = a * rest - quotient * c
  else -- the product has more than 53 bits: bit by bit
    local left, bit = a, 4503599627370496
    while bit >= 1 do
      quotient, remainder = quotient * 2, remainder * 2
      if remainder >= c then
        quotient, remainder = quotient + 1, remainder - c
      end
      if left >= bit then
        left, remainder = left - bit, remainder + rest
        if remainder >= c then
          quotient, remainder = quotient + 1, remainder - c
        end
      end
      bit = bit / 2
    end
  end
  quotient = quotient + a * whole
  if quotient > MOST then
    return MOST, 0
  end
  return quotient, remainder
end

local function rule(i)
  local first = (i - 1) * 5
  return {
    cost = tonumber(ARGV[first + 1]),
    capacity = tonumber(ARGV[first + 2]),
    permits = tonumber(ARGV[first + 3]),
    period = tonumber(ARGV[first + 4]),
    greedy = ARGV[first + 5] == 'GREEDY'
  }
end

local function read(key)
  local value = redis.call('GET', key)
  if not value then
    return nil
  end
  local permits, part, at, period = string.match(value, '^(%d+) (%d+) (%d+) (%d+)$')
  if not permits then
    error('not a bucket')
  end
  return { permits = tonumber(permits), part = tonumber(part), at = tonumber(at), period = tonumber(period) }
end

local function grow(bucket, rate)
  if bucket.period ~= rate.period then
    bucket.part = 0
  end
  if bucket.at > now + rate.period then -- the clock was put back by more than a period: nobody waits for the difference
    bucket.at = now
  end
  local passed = now - bucket.at
  if rate.greedy and passed > 0 then
    local grown, part = share(passed, rate.permits, rate.period)
    part = part + bucket.part
    if part >= rate.period then
      grown, part = grown + 1, part - rate.period
    end
    bucket.permits, bucket.part, bucket.at = bucket.permits + grown, part, now
  elseif passed >= rate.period then
    local windows = math.floor(passed / rate.period)
    bucket.permits, bucket.part, bucket.at = bucket.permits + windows * rate.permits, 0, bucket.at + windows * rate.period
  end
end

-- The bucket as it stands now, by the numbers of the rate; nothing is written.
local function stand(key, rate)
  local bucket = read(key)
  if bucket then
    grow(bucket, rate)
  end
  if not bucket or bucket.permits >= rate.capacity then -- a full bucket begins anew
    return { permits = rate.capacity, part = 0, at = now }
  end
  return bucket
end

-- How long until the bucket holds so many permits.
local function waiting(bucket, rate, wanted)
  local missing = wanted - bucket.permits
  if missing <= 0 then
    return 0
  end
  local pause
  if rate.greedy then
    local quotient, remainder = share(missing, rate.period, rate.permits)
    if quotient == MOST then
      return MOST
    end
    pause = quotient + math.ceil((remainder - bucket.part) / rate.permits)
  else
    pause = math.ceil(missing / rate.permits) * rate.period
  end
  return math.min(MOST, math.max(1, bucket.at - now + pause))
end

local function keep(key, bucket, rate)
  local full = waiting(bucket, rate, rate.capacity)
  if full == 0 then
    redis.call('DEL', key)
  else
    local value = string.format('%.0f %.0f %.0f %.0f', bucket.permits, bucket.part, bucket.at, rate.period)
    redis.call('SET', key, value, 'PX', string.format('%.0f', math.ceil(full / 1000) + GRACE))
  end
end
