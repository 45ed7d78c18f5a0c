// The official client of the revisions with a handshake; the newest of them is 2025-11-25.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

const SCHEMAS = {
    'elicitation/create': types.ElicitRequestSchema,
    'sampling/createMessage': types.CreateMessageRequestSchema,
    'roots/list': types.ListRootsRequestSchema,
    'notifications/tools/list_changed': types.ToolListChangedNotificationSchema,
    'notifications/resources/updated': types.ResourceUpdatedNotificationSchema,
};

/** Connects for a user who answers whatever is asked, and hears whatever is told. */
export async function connect(url, options, user) {
    const client = new Client({ name: 'interop', version: '1' }, { capabilities: user.capabilities });
    for (const method of Object.keys(user.answers)) {
        client.setRequestHandler(SCHEMAS[method], request => user.answers[method](request.params));
    }
    for (const method of user.hears) {
        client.setNotificationHandler(SCHEMAS[method], notification => user.heard(method, notification.params));
    }
    const transport = new StreamableHTTPClientTransport(url, options);
    await client.connect(transport);
    return {
        client,
        revision: transport.protocolVersion,
        callTool: (params, options) => client.callTool(params, undefined, options),
        watch: uri => watch(client, uri),
    };
}

/** Ends a login that {@link connect} began: `answer` is what the provider sent the user back with. */
export function finish(url, options, answer) {
    return new StreamableHTTPClientTransport(url, options).finishAuth(answer.get('code'));
}

/** Watches a resource on the stream that the client opened by itself, which carries changes of lists anyway. */
async function watch(client, uri) {
    await client.subscribeResource({ uri });
    return { agreed: { resourceSubscriptions: [uri] }, end: () => client.unsubscribeResource({ uri }).then(() => 'local') };
}
