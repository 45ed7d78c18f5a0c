#!/bin/sh
# The configuration is read from a pipe: that way the password is in no file, and in no command line that others see.
# The user may do what Portcullis does there, under its own names, and nothing else. Nothing is evicted: a limit that was
# forgotten would be full again.
exec valkey-server - <<END
bind * -::*
protected-mode no
user default off
user application on >$REDISCLI_AUTH ~{portcullis}:* resetchannels &{portcullis}:nodes +evalsha +eval +time +get +set +del +exists +pttl +pexpire +hget +hset +hdel +hincrby +zadd +zcard +zscore +zrem +zrangebyscore +zremrangebyscore +publish +subscribe +ping
dir /data
appendonly yes
maxmemory 128mb
maxmemory-policy noeviction
END
