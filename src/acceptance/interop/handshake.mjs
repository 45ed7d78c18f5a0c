// The official client of the revisions with a handshake; the newest of them is 2025-11-25.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

import { visit, visitor } from './visit.mjs';

const { url, options } = visitor();
const client = new Client({ name: 'interop', version: '1' });
const transport = new StreamableHTTPClientTransport(url, options);
await client.connect(transport);
await visit(client, transport.protocolVersion);
