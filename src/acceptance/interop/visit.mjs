// What both clients do, whichever revision they speak: one visit to the customer directory as a reader.

/** The address of the server and the key of a reader come from the environment, so that no process list shows the key. */
export function visitor() {
    const { MCP_URL, MCP_KEY } = process.env;
    if (!MCP_URL || !MCP_KEY) {
        throw new Error('MCP_URL and MCP_KEY must be set');
    }
    return { url: new URL(MCP_URL), options: { requestInit: { headers: { 'X-API-Key': MCP_KEY } } } };
}

/** Lists, finds, searches, is refused, and calls until it is told to slow down. Writes what it saw as one line of JSON. */
export async function visit(client, revision) {
    const { tools } = await client.listTools();
    const call = (name, args) => client.callTool({ name, arguments: args });
    const found = await call('customer_find', { number: 1001 });
    const page = await call('customer_search', { text: 'bakery' });
    const injected = await call('customer_search', { text: "' OR '1'='1" });
    const invalid = await call('customer_find', { number: 0 });
    const hidden = await failure(() => call('customer_delete', { number: 1001 }));
    const unknown = await failure(() => call('no_such_tool', { number: 1001 }));
    const limited = await untilLimited(() => call('customer_find', { number: 1001 }));
    await client.close();
    console.log(JSON.stringify({
        revision,
        server: client.getServerVersion()?.name,
        tools: tools.map(tool => tool.name),
        found: found.structuredContent,
        page: page.structuredContent,
        injected: injected.structuredContent,
        invalid: { isError: invalid.isError, text: invalid.content[0].text },
        hidden,
        unknown,
        limited,
    }));
}

async function untilLimited(call) {
    for (let calls = 0; calls < 200; calls++) {
        const refused = await failure(call);
        if (refused) {
            return { calls, ...refused };
        }
    }
    return null;
}

async function failure(call) {
    try {
        await call();
        return null;
    } catch (e) {
        return { type: e.constructor.name, code: e.code, message: e.message, data: e.data };
    }
}
