// A headless browser in which nothing goes wrong unseen.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

// Nothing but the pages of the test is there to be reached, so nothing is looked for in the background.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

/** @param more further flags */
export async function open(...more) {
    return puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: [...FLAGS, ...more] });
}

/** A page, and what went wrong on it: errors of scripts, of the console, of requests, of the content policy. */
export async function watched(browser, width, height = 900) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    const wrong = [];
    page.on('pageerror', error => wrong.push(`script: ${error.message}`));
    page.on('console', message => message.type() === 'error' &&
        wrong.push(`console: ${message.text()}`));
    // What is given up since the page is left is no failure.
    page.on('requestfailed', request => request.failure()?.errorText !== 'net::ERR_ABORTED' && wrong.push(`request: ${request.url()} ${request.failure()?.errorText}`));
    page.on('dialog', dialog => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.evaluateOnNewDocument(() => {
        window.refusedByPolicy = [];
        document.addEventListener('securitypolicyviolation',
            event => window.refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    return { page, wrong };
}

/** What somebody who cannot see well would stumble over: WCAG 2.2, levels A and AA. */
export async function barriers(page) {
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run(document,
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }));
    return found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 120)}`));
}
