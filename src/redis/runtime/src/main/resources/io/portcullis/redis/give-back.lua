-- Puts back what was taken for nothing. KEYS and ARGV as for a draw.

for i, key in ipairs(KEYS) do
  local rate = rule(i)
  local bucket = stand(key, rate)
  if rate.greedy then -- a bucket that is not kept is full, and stays so
    bucket.permits = math.min(rate.capacity, bucket.permits + rate.cost)
    keep(key, bucket, rate)
  end
end
return redis.status_reply('OK')
