// node guide.mjs <folder of the site> <folder for pictures>
// Reads every page of the rendered guide as people do, wide and narrow, bright and dark, and writes what is wrong as JSON.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { barriers, open, watched } from './browser.mjs';

const [site, pictures] = process.argv.slice(2).map(folder => path.resolve(folder));
mkdirSync(pictures, { recursive: true });
const pages = readdirSync(site).filter(name => name.endsWith('.html')).sort();
const browser = await open();
const complaints = [];
const anchors = new Map();
const links = [];
try {
    for (const name of pages) {
        for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
            const { page, wrong } = await watched(browser, width);
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await page.goto(pathToFileURL(path.join(site, name)).href);
            const seen = await page.evaluate(() => ({
                overflow: document.documentElement.scrollWidth - window.innerWidth,
                language: document.documentElement.lang,
                title: document.title,
                scripts: document.scripts.length,
                headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1])),
                pictures: [...document.images].filter(each => !each.naturalWidth || !each.alt).map(each => each.src),
                ids: [...document.querySelectorAll('[id]')].map(each => each.id),
                links: [...document.links].map(each => each.href),
                refused: window.refusedByPolicy
            }));
            const add = text => complaints.push(`${name} at ${width}: ${text}`);
            wrong.concat(seen.refused).forEach(add);
            if (seen.overflow > 0) add(`${seen.overflow} pixels too wide`);
            if (!seen.language || !seen.title) add('has no language or title');
            if (seen.scripts) add('has scripts');
            if (seen.headings[0] !== 1 || seen.headings.filter(level => level === 1).length !== 1) add('does not begin with its one first heading');
            seen.headings.forEach((level, i) => i && level > seen.headings[i - 1] + 1 && add(`heading ${i} skips a level`));
            seen.pictures.forEach(each => add(`picture without size or text: ${each}`));
            (await barriers(page)).forEach(add);
            if (width === 1280) {
                anchors.set(name, new Set(seen.ids));
                links.push(...seen.links.map(href => ({ name, href })));
            }
            if (name === 'getting-started.html') {
                await page.screenshot({ path: path.join(pictures, `guide-${width}.png`) });
            }
            await page.close();
        }
    }
    for (const { name, href } of links.filter(each => each.href.startsWith('file:'))) {
        const url = new URL(href);
        const target = path.basename(decodeURIComponent(url.pathname));
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (!anchors.has(target)) complaints.push(`${name}: a link leads nowhere: ${target}`);
        else if (anchor && !anchors.get(target).has(anchor)) complaints.push(`${name}: no such place: ${target}#${anchor}`);
    }
    // From the first page to another one, as somebody would.
    const { page } = await watched(browser, 1280);
    await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
    await Promise.all([page.waitForNavigation(), page.click('nav a[href="checklist.html"]')]);
    if (!page.url().endsWith('checklist.html')) complaints.push('the navigation leads nowhere');
} finally {
    await browser.close();
}
console.log(JSON.stringify({ pages: pages.length, links: links.length, complaints }));
