// node devui.mjs <address of the application in dev mode> <folder for pictures>
// Looks at every page of ours in the Dev UI, explains and calls entries there, and writes what was seen as JSON.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { open, watched } from './browser.mjs';

const [address, pictures] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const browser = await open();
const seen = {};
try {
    const { page, wrong } = await watched(browser, 1280);
    await page.exposeFunction('ran', () => wrong.push('a script of others has run'));
    // The pages are made of elements within elements, each with a document of its own.
    await page.evaluateOnNewDocument(() => {
        const all = root => [...root.querySelectorAll('*')]
            .flatMap(each => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        window.everything = () => all(document);
    });
    const show = async name => page.screenshot({ path: path.join(pictures, `dev-ui-${name}.png`) });
    // Of our page alone: the Dev UI shows the log of the application below it, which says much of the same.
    const text = async () => page.evaluate(() => {
        const words = node => node.nodeType === Node.TEXT_NODE ? node.textContent
            : ['STYLE', 'SCRIPT'].includes(node.nodeName) ? ''
                : [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(words).join(' ');
        const ours = window.everything().find(each => each.localName.startsWith('qwc-portcullis-'));
        return ours ? words(ours) : location.pathname.endsWith('/extensions') ? words(document.body) : '';
    });
    const until = async wanted => {
        for (let tries = 0; tries < 300; tries++) {
            if ((await text()).includes(wanted)) return;
            await new Promise(resolve => setTimeout(resolve, 100));
        }
        throw new Error(`"${wanted}" was not shown, but: ${(await text()).replace(/\s+/g, ' ').slice(-1500)}`);
    };
    const choose = async (label, value) => page.evaluate((label, value) => {
        const field = window.everything().find(each => each.label === label && 'value' in each);
        field.value = value;
    }, label, value);
    const press = async label => page.evaluate(label => {
        window.everything().find(each => each.localName === 'vaadin-button' && each.textContent.trim() === label).click();
    }, label);

    await page.goto(`${address}/q/dev-ui/extensions`);
    await until('Portcullis');
    // The links of a card come after its title.
    const names = ['audit', 'console', 'entries', 'explain'];
    let found = [];
    const at = name => found.find(href => href.endsWith(`/${name}`));
    for (let tries = 0; tries < 300 && !names.every(at); tries++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        found = await page.evaluate(() => {
            return window.everything().filter(each => each.localName === 'a' && /portcullis\/\w+$/.test(each.href)).map(each => each.href);
        });
    }
    if (!names.every(at)) throw new Error(`no link to each of ${names}, but ${found}`);
    seen.pages = [...new Set(found)].map(href => href.replace(/.*\//, '')).sort();

    await page.goto(at('entries'));
    await until('Who may use it');
    await until('hammer');
    await page.evaluate(() => {
        window.everything().find(each => each.localName === 'vaadin-grid-cell-content' && each.textContent.trim() === 'saw').click();
    });
    await until('Description');
    seen.entries = await text();
    await show('entries');

    await page.goto(at('console'));
    await until('Arguments');
    await choose('Entry', 'tool:saw');
    await choose('As', 'smith');
    await choose('Arguments (JSON)', JSON.stringify({ wood: process.env.HOSTILE }));
    await press('Call');
    await until('sawn');
    seen.called = await text();
    await show('console');
    await choose('As', 'no role');
    await press('Call');
    await until('Unknown tool');

    await page.goto(at('explain'));
    await until('may use it');
    seen.explained = await text();
    await show('explain');

    await page.goto(at('audit'));
    await until('refused');
    seen.audited = await text();
    seen.wrong = wrong;
} finally {
    await browser.close();
}
console.log(JSON.stringify(seen));
