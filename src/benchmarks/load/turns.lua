-- Modern tools/call of the tools of one file, with the credentials of another, in turn. From the environment:
--   TOOLS, CREDENTIALS  files, one a line; without them the tool TOOL and the key KEY
--   AS                  what the credentials are: X-API-Key, or Bearer
--   ARGUMENTS           of every call, as JSON; {"text":"hello"} without
--   TEXT                instead: a text of so many bytes
local function lines(name, one)
    if not os.getenv(name) then return { one } end
    local all = {}
    for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
    return all
end

local tools = lines("TOOLS", os.getenv("TOOL") or "echo")
local credentials = lines("CREDENTIALS", os.getenv("KEY"))
local arguments = os.getenv("ARGUMENTS") or '{"text":"hello"}'
if os.getenv("TEXT") then
    arguments = '{"text":"' .. string.rep("x", tonumber(os.getenv("TEXT"))) .. '"}'
end
local turn = 0
local made = {}

wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json, text/event-stream"
wrk.headers["MCP-Protocol-Version"] = "2026-07-28"
wrk.headers["Mcp-Method"] = "tools/call"

local function make(tool, credential)
    wrk.headers["Mcp-Name"] = tool
    if os.getenv("AS") == "Bearer" then
        wrk.headers["Authorization"] = "Bearer " .. credential
    else
        wrk.headers["X-API-Key"] = credential
    end
    return wrk.format("POST", "/mcp", nil, '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"' .. tool ..
        '","arguments":' .. arguments .. ',"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",' ..
        '"io.modelcontextprotocol/clientCapabilities":{}}}}')
end

function init()
    for i = 1, math.max(#tools, #credentials) do
        made[i] = make(tools[(i - 1) % #tools + 1], credentials[(i - 1) % #credentials + 1])
    end
end

function request()
    turn = turn % #made + 1
    return made[turn]
end
