// What a model behind either client gets to read when it calls too often, where being over a limit is a result.

/** Cannot be asked anything. */
export const user = { capabilities: {}, answers: {}, hears: [] };

/** Calls until a result says that it was too often. */
export async function run({ client }) {
    for (let calls = 0; calls < 200; calls++) {
        const result = await client.callTool({ name: 'customer_find', arguments: { number: 1001 } });
        if (result.isError) {
            return { calls, text: result.content[0].text };
        }
    }
    return {};
}
