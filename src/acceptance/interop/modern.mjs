// The official client for revision 2026-07-28, pinned to it: no falling back to an older one.
import { Client, DpopSession, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** Connects for a user who answers whatever is asked, and hears whatever is told. */
export async function connect(url, options, user) {
    const client = new Client({ name: 'interop', version: '1' },
        { capabilities: user.capabilities, versionNegotiation: { mode: { pin: '2026-07-28' } } });
    for (const method of Object.keys(user.answers)) {
        client.setRequestHandler(method, request => user.answers[method](request.params));
    }
    for (const method of user.hears) {
        client.setNotificationHandler(method, notification => user.heard(method, notification.params));
    }
    await client.connect(new StreamableHTTPClientTransport(url, options));
    return {
        client,
        revision: client.getNegotiatedProtocolVersion(),
        callTool: (params, options) => client.callTool(params, options),
        watch: uri => watch(client, uri),
    };
}

/** Ends a login that {@link connect} or a call began: `answer` is what the provider sent the user back with. */
export function finish(url, options, answer) {
    return new StreamableHTTPClientTransport(url, options).finishAuth(answer);
}

/** A key for tokens to be bound to. */
export function newKey() {
    return DpopSession.create();
}

/** Opens a stream of changes. Returns what was agreed upon, and how to end it. */
async function watch(client, uri) {
    const stream = await client.listen({ toolsListChanged: true, resourceSubscriptions: [uri] });
    return { agreed: stream.honoredFilter, end: async () => (await stream.close(), stream.closed) };
}
