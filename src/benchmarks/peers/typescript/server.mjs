// The same tools on the TypeScript SDK, as its README serves them over node:http: a server for each request, of revision 2026-07-28.
// Verifies the token with jose, its audience and issuer, and checks the role. Arguments are validated by a schema. It has no scope, rate
// limit, audit or metric of a call, and remembers no verified token.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { importSPKI, jwtVerify } from 'jose';
import * as z from 'zod';

const key = await importSPKI(readFileSync(process.env.PUBLIC_KEY, 'utf8'), 'RS256');
const expected = { audience: process.env.AUDIENCE, issuer: process.env.ISSUER, algorithms: ['RS256'] };

// Made once, not with each server.
const echoed = z.object({ text: z.string().max(1_000).describe('The text to answer') });
const looked = z.object({
    name: z.string().describe('The name to look for'),
    limit: z.int().describe('How many entries at most')
});
const answer = text => ({ content: [{ type: 'text', text }] });
const registers = Array.from({ length: 19 }, (_, number) => String(number + 1).padStart(2, '0'));

function tools() {
    const server = new McpServer({ name: 'benchmark', version: '1.0.0' });
    server.registerTool('echo', { description: 'Answers what it is told', inputSchema: echoed }, ({ text }) => answer(text));
    server.registerTool('echoBlocking', { description: 'Answers what it is told, from a thread that may wait', inputSchema: echoed },
        ({ text }) => answer(text));
    for (const number of registers) {
        server.registerTool(`register${number}`, { description: `Looks up entries of register ${number} by their name`, inputSchema: looked },
            ({ name }) => answer(name));
    }
    return server;
}

async function caller(request) {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    try {
        return (await jwtVerify(token ?? '', key, expected)).payload;
    } catch {
        return undefined;
    }
}

const handle = toNodeHandler(createMcpHandler(tools));

createServer(async (request, response) => {
    const known = await caller(request);
    if (known?.groups?.includes('caller')) {
        await handle(request, response);
    } else {
        response.writeHead(known ? 403 : 401).end();
    }
}).listen(process.env.PORT, '127.0.0.1');
