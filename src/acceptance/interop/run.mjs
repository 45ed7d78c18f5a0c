// node run.mjs <client> <errand>
// Sends one of the clients on an errand and writes what it saw as one line of JSON. The address of the server and the key of
// the caller come from the environment, so that no process list shows the key.
import { failure } from './failure.mjs';

const [client, errand] = process.argv.slice(2);
const { MCP_URL, MCP_KEY } = process.env;
if (!MCP_URL || !MCP_KEY) {
    throw new Error('MCP_URL and MCP_KEY must be set');
}
const { connect } = await import(`./${client}.mjs`);
const { user, run } = await import(`./${errand}.mjs`);
const options = { requestInit: { headers: { 'X-API-Key': MCP_KEY } } };

let connection;
const refused = await failure(async () => connection = await connect(new URL(MCP_URL), options, user));
if (refused) {
    console.log(JSON.stringify({ refused }));
} else {
    const server = connection.client.getServerVersion()?.name; // forgotten when it is closed
    const seen = await run(connection);
    await connection.client.close();
    console.log(JSON.stringify({ revision: connection.revision, server, ...seen }));
}
