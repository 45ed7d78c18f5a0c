// What an OAuth client remembers of one server and one person. Both official clients ask for it by the same interface.
const HOME = 'http://127.0.0.1:4711/callback'; // nobody listens: the person tells where she was sent

/**
 * @param person who is sent to the provider
 * @param registered the client as the provider knows it already; undefined when it has to be registered
 * @param dpop the key that tokens are to be bound to; undefined for tokens without a proof
 */
export function memory(person, registered, dpop) {
    const kept = { client: registered };
    return {
        redirectUrl: HOME,
        clientMetadata: {
            client_name: 'interop',
            redirect_uris: [HOME],
            response_types: ['code'],
            grant_types: ['authorization_code', 'refresh_token'],
            token_endpoint_auth_method: 'none',
        },
        state: () => kept.state = crypto.randomUUID(),
        clientInformation: () => kept.client,
        saveClientInformation: client => { kept.client = client; },
        tokens: () => kept.tokens,
        saveTokens: tokens => { kept.tokens = tokens; },
        codeVerifier: () => kept.verifier,
        saveCodeVerifier: verifier => { kept.verifier = verifier; },
        discoveryState: () => kept.discovery,
        saveDiscoveryState: discovery => { kept.discovery = discovery; },
        ...dpop && { dpop: () => dpop },

        async redirectToAuthorization(url) {
            kept.answer = await person.visit(url, HOME);
            if (kept.answer.get('state') !== kept.state) {
                throw new Error('the answer belongs to another question');
            }
        },

        /** What the provider sent the person back with; only once. */
        answer() {
            const { answer } = kept;
            kept.answer = undefined;
            return answer;
        },
    };
}
