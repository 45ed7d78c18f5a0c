// node report.mjs <address of a posture report> <folder for pictures>
// Reads the report as people do, wide and narrow, bright and dark, looks for what FILTER says, and writes what was seen as JSON.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { barriers, open, watched } from './browser.mjs';

const [address, pictures] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const browser = await open();
const complaints = [];
let shown, filtered;
try {
    for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
        const { page, wrong } = await watched(browser, width);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(address);
        const seen = await page.evaluate(() => ({
            text: document.body.innerText,
            overflow: document.documentElement.scrollWidth - window.innerWidth,
            refused: window.refusedByPolicy
        }));
        const add = text => complaints.push(`at ${width}: ${text}`);
        (await barriers(page)).forEach(add);
        await page.screenshot({ path: path.join(pictures, `posture-${width}.png`) });
        await page.type('#filter', process.env.FILTER);
        shown = seen.text;
        filtered = await page.$$eval('section.entry', sections =>
            sections.filter(each => each.checkVisibility()).map(each => each.innerText).join('\n'));
        wrong.concat(seen.refused).forEach(add);
        if (seen.overflow > 0) add(`${seen.overflow} pixels too wide`);
        await page.close();
    }
} finally {
    await browser.close();
}
console.log(JSON.stringify({ shown, filtered, complaints }));
