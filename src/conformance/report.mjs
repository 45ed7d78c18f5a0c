// Says how each scenario of the conformance suite went: node report.mjs <results> <ARCHITECTURE.md> <revision>...
// A scenario passes when something was checked, and nothing failed or was warned of. What does not pass needs a row in the table
// "scenario | revision | why" of ARCHITECTURE.md. No row excuses a scored scenario in which something failed or nothing was checked, and
// a row nobody needs is a problem.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [results, architecture, ...revisions] = process.argv.slice(2);

const rows = text => {
  const lines = text.split('\n');
  const head = lines.indexOf('| scenario | revision | why |');
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'));
  return head < 0 ? [] : lines.slice(head + 2, end < 0 ? undefined : end).map(line => {
    const [scenario, revision, ...why] = line.split('|').slice(1, -1).map(cell => cell.trim().replaceAll('`', ''));
    return { scenario, revision, why: why.join('|') };
  });
};

const scenarios = revision => {
  const list = readFileSync(join(results, `${revision}.list`), 'utf8');
  const scored = list.split('Client scenarios')[0].matchAll(/^ {2}- (\S+)$/gm);
  const others = list.matchAll(/^ +- (\S+) \[server\]$/gm);
  const named = (found, isScored) => [...found].map(([, scenario]) => ({ scenario, revision, isScored }));
  return [...named(scored, true), ...named(others, false)];
};

const checks = ({ scenario, revision }) => {
  const directory = readdirSync(join(results, revision)).find(name => /^server-(.+)-\d{4}-\d\d-\d\dT/.exec(name)?.[1] === scenario);
  const file = directory && join(results, revision, directory, 'checks.json');
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
};

const outcome = checked => {
  const having = status => checked.filter(check => check.status === status);
  const said = (found, word) => ({
    result: `${found.length} ${word}`,
    why: found.map(check => `${check.id}: ${(check.errorMessage ?? check.description).split('\n')[0]}`).join('; '),
  });
  if (having('FAILURE').length) return said(having('FAILURE'), 'failed');
  if (having('WARNING').length) return { ...said(having('WARNING'), 'warned'), isWarning: true };
  if (having('SUCCESS').length) return { result: 'passed', isPassed: true, why: '' };
  return checked.length ? { result: 'not checked', why: 'the suite checked nothing' }
    : { result: 'did not run', why: 'the suite left no result' };
};

const excuses = rows(readFileSync(architecture, 'utf8'));
const excuse = ({ scenario, revision }) => excuses.find(row => row.scenario === scenario && row.revision === revision);
const judged = revisions.flatMap(scenarios).map(each => {
  const { isPassed = false, isWarning = false, result, why } = outcome(checks(each));
  const row = isPassed ? undefined : excuse(each);
  const isFine = isPassed || Boolean(row) && (isWarning || !each.isScored);
  return { ...each, isPassed, isFine, result, why: isFine && row ? `known: ${row.why}` : why };
});
const needless = excuses.filter(row => !judged.some(each => each.scenario === row.scenario && each.revision === row.revision
  && !each.isPassed));

const print = (...cells) => console.log([45, 10, 6, 11].map((width, at) => cells[at].padEnd(width)).join(' | ') + ` | ${cells[4]}`);
print('scenario', 'revision', 'scored', 'result', 'why');
for (const { scenario, revision, isScored, result, isFine, why } of judged) {
  print(scenario, revision, isScored ? 'yes' : 'no', result, isFine ? why : `! ${why}`);
}
for (const { scenario, revision } of needless) {
  console.log(`! ${scenario} of ${revision} passes or does not exist: take its row out of ARCHITECTURE.md`);
}
const scored = judged.filter(each => each.isScored);
const wrong = judged.filter(each => !each.isFine).length + needless.length;
console.log(`\n${scored.filter(each => each.isFine).length} of ${scored.length} scored scenarios pass; ${wrong} problems`);
process.exit(wrong || !scored.length ? 1 : 0);
