-- Puts back what was taken for nothing. KEYS and ARGV as for a draw.

for i, key in ipairs(KEYS) do
  local rate = rule(i)
  local bucket = stand(key, rate)
  if rate.greedy and bucket.kept then
    bucket.permits = math.min(rate.capacity, bucket.permits + rate.cost)
    keep(key, bucket, rate)
  end
end
return redis.status_reply('OK')
