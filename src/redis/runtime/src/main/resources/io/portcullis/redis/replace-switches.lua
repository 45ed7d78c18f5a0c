-- Replaces what is switched off if it still is of that version. KEYS: the switches. ARGV: the version before, and afterwards; the
-- switches.

if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'switches', ARGV[3])
return 1
