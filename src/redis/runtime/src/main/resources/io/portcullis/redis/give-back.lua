-- Puts back what was taken for nothing. KEYS and ARGV as for a draw.

for i, key in ipairs(KEYS) do
  local rate = rule(i)
  local bucket = stand(key, rate)
  if rate.greedy then -- beyond its capacity it is a full bucket, which is not kept
    bucket.permits = bucket.permits + rate.cost
    keep(key, bucket, rate)
  end
end
return redis.status_reply('OK')
