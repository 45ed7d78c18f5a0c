-- Takes from every bucket or from none. KEYS: the buckets; ARGV: for each its cost, capacity, permits, period, refill.
-- Answers whether it took, then for each bucket what it holds, how long until it holds the cost, how long until it is full.

local rates, buckets, waits = {}, {}, {}
local taken = 1
for i, key in ipairs(KEYS) do
  rates[i] = rule(i)
  buckets[i] = stand(key, rates[i])
  waits[i] = waiting(buckets[i], rates[i], rates[i].cost)
  if waits[i] > 0 then
    taken = 0
  end
end

local answer = { taken }
for i, key in ipairs(KEYS) do
  local bucket, rate = buckets[i], rates[i]
  if taken == 1 and rate.cost > 0 then
    bucket.permits = bucket.permits - rate.cost
    keep(key, bucket, rate)
  end
  answer[#answer + 1] = bucket.permits
  answer[#answer + 1] = waits[i]
  answer[#answer + 1] = waiting(bucket, rate, rate.capacity)
end
return answer
