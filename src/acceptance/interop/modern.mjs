// The official client for revision 2026-07-28, pinned to it: no falling back to an older one.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

import { visit, visitor } from './visit.mjs';

const { url, options } = visitor();
const client = new Client({ name: 'interop', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
await client.connect(new StreamableHTTPClientTransport(url, options));
await visit(client, client.getNegotiatedProtocolVersion());
