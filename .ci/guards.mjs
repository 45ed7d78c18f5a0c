// Prints what came of each guard that was removed, and compares what went unnoticed with guards-explained.txt.
import { readFileSync } from 'node:fs';

const main = 'src/runtime/src/main/java';
const base = 'io.portcullis.';

const text = (xml, tag) => {
    const found = xml.match(new RegExp(`<${tag}>(.*?)</${tag}>`, 's'));
    return found ? found[1].replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&') : '';
};

const sources = new Map();
function code(type, line) {
    const file = `${main}/${type.split('$')[0].replaceAll('.', '/')}.java`;
    if (!sources.has(file)) sources.set(file, readFileSync(file, 'utf8').split('\n'));
    return (sources.get(file)[line - 1] ?? '').trim();
}

/** What was removed, in words. */
function removed(description) {
    const call = description.match(/^removed call to (?:\S*\/)?([^/:]+::\S+)/);
    if (call) return `no call of ${call[1].replace('::', '.')}`;
    const condition = description.match(/^removed conditional .* with (true|false)$/);
    if (condition) return `always ${condition[1]}`;
    const answer = description.match(/with (\S+)/);
    return answer ? `returns ${answer[1].replaceAll('"', '') || 'nothing'}` : description;
}

/** GateTest.listAndCall_agree #236 */
function test(killing) {
    const types = [...killing.matchAll(/\[(?:nested-)?class:([^\]]+)]/g)].map(match => match[1].split('.').pop());
    const method = killing.match(/\[(?:method|test-template|test-factory):([^(\]]+)/);
    const number = killing.match(/\[(?:test-template-invocation|dynamic-test):(#\d+)]$/);
    return types.join('.') + (method ? `.${method[1]}` : '') + (number ? ` ${number[1]}` : '');
}

function mutants() {
    const report = readFileSync('src/runtime/target/pit-reports/mutations.xml', 'utf8');
    const all = [...report.matchAll(/<mutation .*?<\/mutation>/gs)].map(([xml]) => {
        const type = text(xml, 'mutatedClass');
        const line = Number(text(xml, 'lineNumber'));
        const method = text(xml, 'mutatedMethod').replace(/^lambda\$(.+)\$\d+$/, '$1');
        return {
            room: type.slice(base.length).split('.')[0], type: type.slice(base.length), method, line,
            index: Number(text(xml, 'index')), what: removed(text(xml, 'description')), code: code(type, line),
            status: xml.match(/status='(\w+)'/)[1], test: test(text(xml, 'killingTest')),
        };
    }).filter(mutant => mutant.status !== 'NON_VIABLE');
    all.sort((a, b) => a.type.localeCompare(b.type) || a.line - b.line || a.index - b.index);
    const seen = new Map(); // two conditions in one line are told apart by their order
    for (const mutant of all) {
        const key = `${mutant.type}.${mutant.method} | ${mutant.what} | ${mutant.code}`;
        const number = (seen.get(key) ?? 0) + 1;
        seen.set(key, number);
        mutant.key = number === 1 ? key : `${key} #${number}`;
    }
    return all;
}

function explained() {
    const lines = readFileSync('.ci/guards-explained.txt', 'utf8').split('\n').filter(line => line && !line.startsWith('#'));
    return new Map(lines.map(line => {
        const end = line.lastIndexOf(' | ');
        return [line.slice(0, end), line.slice(end + 3)];
    }));
}

const all = mutants();
const reasons = explained();
const noticed = mutant => !['SURVIVED', 'NO_COVERAGE'].includes(mutant.status);
const unexplained = [];
let room = '';
for (const mutant of all.filter(noticed)) {
    if (room !== mutant.room) console.log(`\n${room = mutant.room}`);
    const what = `${mutant.type.slice(room.length + 1)}.${mutant.method}:${mutant.line}  ${mutant.what}  in  ${mutant.code}`;
    console.log(`  ${what}\n      -> ${mutant.status === 'KILLED' ? mutant.test : 'a test that never ends'}`);
}

console.log('\nUnnoticed and explained');
for (const mutant of all.filter(mutant => !noticed(mutant))) {
    if (reasons.has(mutant.key)) console.log(`  ${mutant.key}\n      -> ${reasons.get(mutant.key)}`);
    else unexplained.push(mutant);
}

const classes = new Set(all.map(mutant => mutant.type));
const open = new Set(all.filter(mutant => mutant.status !== 'KILLED').map(mutant => mutant.key)); // a slow machine proves nothing
const current = key => open.has(key) || ![...classes].some(type => key.startsWith(`${type}.`));
const stale = [...reasons.keys()].filter(key => !current(key));

console.log('\nroom            guards  noticed  explained  unnoticed');
const rooms = [...new Set(all.map(mutant => mutant.room)), 'all'];
for (const name of rooms) {
    const ours = all.filter(mutant => name === 'all' || mutant.room === name);
    const lost = unexplained.filter(mutant => name === 'all' || mutant.room === name).length;
    const kept = ours.filter(noticed).length;
    console.log(name.padEnd(14) + [ours.length, kept, ours.length - kept - lost, lost]
        .map((n, i) => String(n).padStart([8, 9, 11, 11][i])).join(''));
}

for (const mutant of unexplained) console.log(`\nUNNOTICED  ${mutant.key}\n    line ${mutant.line}`);
for (const key of stale) console.log(`\nEXPLAINED, BUT A TEST NOTICES IT OR IT IS GONE  ${key}`);
process.exit(unexplained.length + stale.length === 0 ? 0 : 1);
