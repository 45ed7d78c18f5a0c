// What both clients do at the customer directory, whichever revision they speak: the visit of a reader.
import { failure } from './failure.mjs';

/** Cannot be asked anything. */
export const user = { capabilities: {}, answers: {}, hears: [] };

/** Lists, finds, searches, is refused, and calls until it is told to slow down. */
export async function run({ client }) {
    const { tools } = await client.listTools();
    const call = (name, args) => client.callTool({ name, arguments: args });
    const found = await call('customer_find', { number: 1001 });
    const page = await call('customer_search', { text: 'bakery' });
    const injected = await call('customer_search', { text: "' OR '1'='1" });
    const invalid = await call('customer_find', { number: 0 });
    const hidden = await failure(() => call('customer_delete', { number: 1001 }));
    const unknown = await failure(() => call('no_such_tool', { number: 1001 }));
    const limited = await untilLimited(() => call('customer_find', { number: 1001 }));
    return {
        tools: tools.map(tool => tool.name),
        found: found.structuredContent,
        page: page.structuredContent,
        injected: injected.structuredContent,
        invalid: { isError: invalid.isError, text: invalid.content[0].text },
        hidden,
        unknown,
        limited,
    };
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
