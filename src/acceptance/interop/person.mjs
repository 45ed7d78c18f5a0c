// Somebody in front of a browser without scripts: goes where a client sends her, follows redirects, keeps cookies, and fills in
// the forms of Keycloak.
const PATIENCE_PAGES = 12;

/** @returns how she comes back from where a client sends her: the parameters of the address `home` */
export function person(name, password) {
    const cookies = new Map();
    const pages = [];

    async function open(url, form) {
        const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const request = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
        const response = await fetch(url, { ...request, headers, redirect: 'manual' });
        for (const cookie of response.headers.getSetCookie()) {
            const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
            cookies.set(name, value);
        }
        return response;
    }

    async function next(response, url) {
        if (response.headers.has('location')) {
            return { url: new URL(response.headers.get('location'), url) };
        }
        const page = await response.text();
        const action = page.match(/<form[^>]* action="([^"]+)"/)?.[1].replaceAll('&amp;', '&');
        if (!action) {
            throw new Error(`neither a form nor a redirect, ${response.status}: ${page.replace(/<[^>]*>|\s+/g, ' ')}`);
        }
        const consent = page.includes('name="accept"');
        pages.push(consent ? 'consent' : 'login');
        return { url: new URL(action, url), form: consent ? { ...hidden(page), accept: 'Yes' } : { username: name, password } };
    }

    return {
        /** What she was shown. */
        pages,

        async visit(start, home) {
            let place = { url: start };
            for (let page = 0; page < PATIENCE_PAGES; page++) {
                if (`${place.url.origin}${place.url.pathname}` === home) {
                    return place.url.searchParams;
                }
                place = await next(await open(place.url, place.form), place.url);
            }
            throw new Error(`lost at ${place.url}`);
        },
    };
}

function hidden(page) {
    const inputs = page.matchAll(/<input[^>]*type="hidden"[^>]*>/g);
    return Object.fromEntries([...inputs].map(([input]) => ['name', 'value'].map(key => input.match(` ${key}="([^"]*)"`)?.[1] ?? '')));
}
