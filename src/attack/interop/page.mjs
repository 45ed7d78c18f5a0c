// node page.mjs <address of the endpoint> <key>
// Tries from pages of other origins what a page can try, in a real browser, and writes what came of each as JSON.
import { createServer } from 'node:http';
import { open } from '../../acceptance/interop/browser.mjs';

const [address, key] = process.argv.slice(2);
const bank = new URL(address);
const message = JSON.stringify({
    jsonrpc: '2.0', id: 1, method: 'tools/call',
    params: {
        name: 'echo', arguments: { text: 'from a page' },
        _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} },
    },
});
const mirrored = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call', 'Mcp-Name': 'echo' };
const json = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };

const server = createServer((request, response) => response.setHeader('Content-Type', 'text/html').end('<title>evil</title><body>'));
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

// A name that leads to this machine, as an attacker's own name does once it is bound anew.
const browser = await open('--host-resolver-rules=MAP evil.example 127.0.0.1', '--disable-features=LocalNetworkAccessChecks');
const seen = [];
try {
    const page = await browser.newPage();
    await page.goto(origin);
    const attempt = async (name, what, ...given) => {
        const outcome = await page.evaluate(what, address, ...given).catch(error => `blocked: ${error.message.split('\n')[0]}`);
        seen.push({ name, outcome });
    };

    const fetched = async (address, options) => {
        try {
            const answer = await fetch(address, { signal: AbortSignal.timeout(5000), ...options });
            return answer.type === 'opaque' ? 'opaque' : `read: ${answer.status}`;
        } catch (error) {
            return `blocked: ${error.name}`;
        }
    };
    for (const credentials of ['omit', 'include']) {
        await attempt(`fetch, JSON, ${credentials}`, fetched, { method: 'POST', body: message, headers: { ...json, ...mirrored }, credentials });
        await attempt(`fetch, JSON and a key, ${credentials}`, fetched,
            { method: 'POST', body: message, headers: { ...json, ...mirrored, 'X-API-Key': key }, credentials });
        await attempt(`fetch, bearer, ${credentials}`, fetched,
            { method: 'POST', body: message, headers: { ...json, ...mirrored, Authorization: `Bearer ${key}` }, credentials });
        for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS']) {
            await attempt(`fetch, ${method}, ${credentials}`, fetched, { method, credentials, headers: { 'X-API-Key': key } });
        }
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json']) {
            await attempt(`fetch without CORS, ${type}, ${credentials}`, fetched,
                { method: 'POST', mode: 'no-cors', body: message, headers: { 'Content-Type': type, 'X-API-Key': key }, credentials });
        }
        await attempt(`fetch without CORS, GET, ${credentials}`, fetched, { mode: 'no-cors', credentials });
        await attempt(`fetch as if of the same origin, ${credentials}`, fetched, { mode: 'same-origin', credentials });
    }
    await attempt('XMLHttpRequest', (address, message, headers) => new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.open('POST', address);
        Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
        request.onload = () => resolve(`read: ${request.status}`);
        request.onerror = () => resolve('blocked: error');
        request.send(message);
    }), message, { ...json, ...mirrored, 'X-API-Key': key });
    for (const path of ['', '/sse']) {
        await attempt(`EventSource ${path}`, (address, path) => new Promise(resolve => {
            const source = new EventSource(address + path, { withCredentials: true });
            source.onopen = () => resolve('read: open');
            source.onmessage = () => resolve('read: message');
            source.onerror = () => { source.close(); resolve('blocked: error'); };
        }), path);
    }
    await attempt('WebSocket', address => new Promise(resolve => {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onopen = () => resolve('read: open');
        socket.onerror = () => resolve('blocked: error');
    }));
    await attempt('sendBeacon', (address, message) => {
        navigator.sendBeacon(address, new Blob([message], { type: 'text/plain' }));
        return 'opaque';
    }, message);
    for (const tag of ['script', 'img', 'link', 'video', 'object', 'embed']) {
        await attempt(`<${tag}>`, (address, tag) => new Promise(resolve => {
            const element = document.createElement(tag);
            // A frame has loaded whatever came; what runs or is drawn would have been read.
            element.onload = () => resolve(['object', 'embed'].includes(tag) ? 'opaque' : `read: ${tag}`);
            element.onerror = () => resolve('blocked: error');
            if (tag === 'link') element.rel = 'stylesheet';
            element[tag === 'link' ? 'href' : tag === 'object' ? 'data' : 'src'] = address;
            document.body.append(element);
            setTimeout(() => resolve('blocked: nothing came'), 1000);
        }), tag);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        await attempt(`form in a frame, ${type}`, (address, message, type) => new Promise(resolve => {
            const frame = document.createElement('iframe');
            frame.name = `frame${Math.random()}`;
            const form = document.createElement('form');
            Object.assign(form, { method: 'POST', action: address, enctype: type, target: frame.name });
            const field = document.createElement('input');
            field.name = message;
            form.append(field);
            document.body.append(frame, form);
            frame.onload = () => {
                try {
                    resolve(frame.contentDocument && frame.contentDocument.URL !== 'about:blank'
                        ? `read: ${frame.contentDocument.body.textContent}` : 'opaque');
                } catch (error) {
                    resolve(`blocked: ${error.name}`);
                }
            };
            form.submit();
            setTimeout(() => resolve('blocked: nothing came'), 2000);
        }), message, type);
    }
    await attempt('a window of its own', address => new Promise(resolve => {
        const other = window.open(address);
        setTimeout(() => {
            try {
                resolve(other.document.URL === 'about:blank' ? 'blocked: blank' : `read: ${other.document.body.textContent}`);
            } catch (error) {
                resolve(`blocked: ${error.name}`);
            }
        }, 1000);
    }));

    const rebound = await browser.newPage();
    await rebound.setBypassCSP(true);
    await rebound.goto(`http://evil.example:${bank.port}/nowhere`);
    for (const headers of [{ ...json, ...mirrored }, { ...json, ...mirrored, 'X-API-Key': key }, { 'Content-Type': 'text/plain' }]) {
        const status = await rebound.evaluate(async (message, headers) =>
            (await fetch('/mcp', { method: 'POST', body: message, headers })).status, message, headers);
        seen.push({ name: `rebound, ${Object.keys(headers).length} headers`, outcome: `refused: ${status}` });
    }
} finally {
    await browser.close();
    server.close();
}
console.log(JSON.stringify(seen));
