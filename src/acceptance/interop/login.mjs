// node login.mjs <client> [tool...]
// Somebody uses a client that knows nothing but the address of the server. It finds out by itself where she can log in, sends
// her there, and calls the tools; when a call needs rights she has not given yet, it sends her there again. Writes what
// happened as one line of JSON. Who she is comes from the environment, and what the client was registered as, if it was.
import { memory } from './memory.mjs';
import { person } from './person.mjs';

const CALLS = {
    customer_find: { number: 1001 },
    customer_update: { number: 1005, details: { name: 'Ada', email: 'ada@example.org', city: 'London' } },
};
const NOBODY_TO_ASK = { capabilities: {}, answers: {}, hears: [] };

const [name, ...tools] = process.argv.slice(2);
const { MCP_URL, LOGIN_NAME, LOGIN_PASSWORD, LOGIN_CLIENT, LOGIN_PROOF } = process.env;
const client = await import(`./${name}.mjs`);
const user = person(LOGIN_NAME, LOGIN_PASSWORD);
const authProvider = memory(user, LOGIN_CLIENT && { client_id: LOGIN_CLIENT }, LOGIN_PROOF && await client.newKey());

const trail = [];
const options = { authProvider, fetch: traced };

async function traced(input, init) {
    const response = await fetch(input, init);
    const { pathname } = new URL(input);
    trail.push(`${init?.method ?? 'GET'} ${pathname} ${response.status}`);
    return response;
}

/** Does something that may need her to log in, and does it again when she has. */
async function withLogin(action) {
    try {
        return await action();
    } catch (e) {
        const answer = authProvider.answer();
        if (e.constructor.name !== 'UnauthorizedError' || !answer) {
            throw e;
        }
        await client.finish(new URL(MCP_URL), options, answer);
        return await action();
    }
}

const connection = await withLogin(() => client.connect(new URL(MCP_URL), options, NOBODY_TO_ASK));
const results = {};
const tokens = [claims()];
for (const tool of tools) {
    results[tool] = (await withLogin(() => connection.callTool({ name: tool, arguments: CALLS[tool] }))).structuredContent;
    tokens.push(claims());
}
await connection.client.close();
console.log(JSON.stringify({ revision: connection.revision, pages: user.pages, trail, tokens, results }));

/** What the token of the moment says. */
function claims() {
    return JSON.parse(Buffer.from(authProvider.tokens().access_token.split('.')[1], 'base64url'));
}
