// What both clients do at the server that has everything, whichever revision they speak: use each kind of entry once, be asked
// and be told.
import { failure } from './failure.mjs';

const WATCHED = 'test://watched-resource';
const PATIENCE_MILLIS = 20_000;

const forms = [];
const asked = [];
const heard = [];

/** Answers forms one after the other as {@link run} lays them out. */
export const user = {
    capabilities: { elicitation: { form: {} }, sampling: {}, roots: {} },
    answers: {
        'elicitation/create': params => {
            asked.push({ message: params.message, fields: Object.keys(params.requestedSchema.properties) });
            return forms.shift();
        },
        'sampling/createMessage': params => ({
            model: 'a-model', role: 'assistant', content: { type: 'text', text: `You said: ${params.messages[0].content.text}` },
        }),
        'roots/list': () => ({ roots: [{ uri: 'file:///work', name: 'work' }] }),
    },
    hears: ['notifications/tools/list_changed', 'notifications/resources/updated'],
    heard: (method, params) => heard.push({ method, uri: params?.uri }),
};

export async function run({ client, callTool, watch }) {
    const call = async (name, args = {}, options = {}) =>
        (await callTool({ name, arguments: args }, options)).content[0].text;
    return {
        lists: await lists(client),
        text: await call('test_simple_text'),
        mirrored: await call('test_x_mcp_header', { region: 'Zürich' }),
        progress: await progress(options => call('test_tool_with_progress', {}, options)),
        progressAndQuestion: await answering([accepted({ ok: true })],
            () => progress(options => call('test_streaming_elicitation', {}, options))),
        accepted: await answering([accepted({ username: 'Ada', email: 'ada@example.org' })],
            () => call('test_elicitation', { message: 'Who are you?' })),
        declined: await answering([{ action: 'decline' }], () => call('test_elicitation', { message: 'Who are you?' })),
        confirmed: await answering([accepted({})], () => call('test_confirmation', { word: 'yes' })),
        unconfirmed: await answering([{ action: 'decline' }], () => call('test_confirmation', { word: 'no' })),
        rounds: await answering([accepted({ name: 'Ada' }), accepted({ color: 'green' })],
            () => call('test_input_required_result_multi_round')),
        several: await answering([accepted({ name: 'Ada' })], () => call('test_input_required_result_multiple_inputs')),
        sampled: await call('test_sampling', { prompt: 'Hello' }),
        roots: await call('test_input_required_result_list_roots'),
        prompt: await prompt(client, 'test_prompt_with_arguments', { arg1: 'one', arg2: 'two' }),
        askingPrompt: await answering([accepted({ context: 'now' })],
            () => prompt(client, 'test_input_required_result_prompt')),
        resource: (await client.readResource({ uri: 'test://static-text' })).contents,
        binary: (await client.readResource({ uri: 'test://static-binary' })).contents,
        fromTemplate: (await client.readResource({ uri: 'test://template/7/data' })).contents,
        completed: (await client.complete({
            ref: { type: 'ref/prompt', name: 'test_prompt_with_arguments' }, argument: { name: 'arg1', value: 'par' },
        })).completion,
        unknown: {
            tool: await failure(() => call('no_such_tool')),
            prompt: await failure(() => prompt(client, 'no_such_prompt')),
            resource: await failure(() => client.readResource({ uri: 'test://no-such-resource' })),
        },
        changes: await changes(watch, () => call('test_change')),
    };
}

async function lists(client) {
    const { tools } = await client.listTools();
    const { prompts } = await client.listPrompts();
    const { resources } = await client.listResources();
    const { resourceTemplates } = await client.listResourceTemplates();
    return {
        tools: tools.map(tool => tool.name),
        prompts: prompts.map(prompt => prompt.name),
        resources: resources.map(resource => resource.uri),
        templates: resourceTemplates.map(template => template.uriTemplate),
    };
}

async function prompt(client, name, args = {}) {
    const { messages } = await client.getPrompt({ name, arguments: args });
    return messages.map(message => `${message.role}: ${message.content.text}`).join('\n');
}

async function progress(call) {
    const told = [];
    const text = await call({ onprogress: ({ progress, total }) => told.push(`${progress} of ${total}`) });
    return { text, told };
}

const accepted = content => ({ action: 'accept', content });

/** Makes a call with these answers at hand, and tells what was asked. */
async function answering(answers, call) {
    forms.splice(0, forms.length, ...answers);
    asked.length = 0;
    const result = await call();
    return { result, asked: [...asked], unused: forms.length };
}

/** Changes the server until both changes were heard: a client may open its stream some time after it is connected. */
async function changes(watch, change) {
    const watching = await watch(WATCHED);
    const end = Date.now() + PATIENCE_MILLIS;
    while (new Set(heard.map(told => told.method)).size < user.hears.length && Date.now() < end) {
        await change();
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    return { agreed: watching.agreed, heard: heard.filter((told, i) => heard.findIndex(t => t.method === told.method) === i),
        ended: await watching.end() };
}
