-- One request, over and over: of the method, the tool and the revision named in the environment, with the credential found there.
--
--   METHOD   tools/call, as by default, or tools/list
--   TOOL     the tool to call
--   ROUTE    where the server listens for it; /mcp by default
--   REVISION of the protocol; 2026-07-28 by default
--   SESSION  the session of an older revision
--   KEY      an API key, or
--   TOKEN    a token, or
--   TOKENS   a file of tokens, one a line, used in turn, or
--   ONCE     a file of tokens, each of which is used once. The load fails when there is none left.
--   SHOW     prints the first answer and stops
local function env(name)
    local value = os.getenv(name)
    return value ~= "" and value or nil
end

local method = env("METHOD") or "tools/call"
local tool = env("TOOL") or "echo"
local revision = env("REVISION") or "2026-07-28"
local modern = revision >= "2026"

wrk.method = "POST"
wrk.path = env("ROUTE") or "/mcp"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json, text/event-stream"
wrk.headers["MCP-Protocol-Version"] = revision
wrk.headers["Mcp-Session-Id"] = env("SESSION")

local params = {}
if method == "tools/call" then
    params[#params + 1] = '"name":"' .. tool .. '","arguments":{"text":"hello"}'
end
if modern then
    wrk.headers["Mcp-Method"] = method
    if method == "tools/call" then
        wrk.headers["Mcp-Name"] = tool
    end
    params[#params + 1] = '"_meta":{"io.modelcontextprotocol/protocolVersion":"' .. revision
        .. '","io.modelcontextprotocol/clientCapabilities":{}}'
end
wrk.body = '{"jsonrpc":"2.0","id":1,"method":"' .. method .. '","params":{' .. table.concat(params, ",") .. '}}'

-- A request that is the same each time is made once, by wrk. Of the others only the token is put in: the load shares the machine.
local function around()
    wrk.headers["Authorization"] = "Bearer @"
    local text = wrk.format()
    local at = text:find("@", 1, true)
    return text:sub(1, at - 1), text:sub(at + 1)
end

if env("ONCE") then
    local file, before, after
    function init()
        file = assert(io.open(env("ONCE")))
        before, after = around()
    end
    function request()
        local token = file:read("*l")
        if not token then
            io.stderr:write("no token is left\n")
            os.exit(1)
        end
        return before .. token .. after
    end
elseif env("TOKENS") then
    local requests, at = {}, 0
    function init()
        local before, after = around()
        for token in io.lines(env("TOKENS")) do
            requests[#requests + 1] = before .. token .. after
        end
    end
    function request()
        at = at % #requests + 1
        return requests[at]
    end
elseif env("TOKEN") then
    wrk.headers["Authorization"] = "Bearer " .. env("TOKEN")
else
    wrk.headers["X-API-Key"] = env("KEY")
end

if env("SHOW") then
    local shown = false
    function response(status, _, body)
        if not shown then
            print("answer " .. status .. " " .. body)
            shown = true
        end
        wrk.thread:stop()
    end
end

-- Answers, seconds, failures, and milliseconds of the 50th, 99th and 99.9th percentile.
function done(summary, latency)
    local failed = summary.errors
    print(string.format("measured %d %.3f %d %.3f %.3f %.3f", summary.requests, summary.duration / 1e6,
        failed.status + failed.connect + failed.read + failed.write + failed.timeout,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3))
end
