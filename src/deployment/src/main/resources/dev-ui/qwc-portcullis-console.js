import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/combo-box';
import '@vaadin/text-area';

/** Calls any entry as anybody. The call goes the whole way: gate, arguments, confirmation, limits, audit. */
export class QwcPortcullisConsole extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 10px; padding: 0 20px 20px; }
        .row { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; }
        vaadin-combo-box { min-width: 20em; }
        vaadin-text-area { width: 100%; font-family: monospace; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--lumo-contrast-5pct); padding: 10px;
              border-radius: 6px; margin: 0; font-size: 90%; }
        .error { color: var(--lumo-error-text-color); }
        .question { border-left: 4px solid var(--lumo-primary-color); padding: 6px 12px; }
        .question p { white-space: pre-wrap; }
    `;

    static properties = {
        _entries: { state: true },
        _identities: { state: true },
        _entry: { state: true },
        _identity: { state: true },
        _arguments: { state: true },
        _outcome: { state: true },
        _calling: { state: true }
    };

    constructor() {
        super();
        this._identity = 'all';
        this._arguments = '{}';
    }

    connectedCallback() {
        super.connectedCallback();
        this.jsonRpc.entries().then(answer => {
            this._entries = answer.result;
            this._choose(this._entries[0]?.key);
        });
        this.jsonRpc.identities().then(answer => this._identities = answer.result);
    }

    render() {
        if (!this._entries || !this._identities) {
            return html`<p>Loading entries...</p>`;
        }
        return html`
            <div class="row">
                <vaadin-combo-box label="Entry" .items=${this._entries.map(entry => entry.key)} .value=${this._entry ?? ''}
                    @value-changed=${e => this._choose(e.detail.value)}></vaadin-combo-box>
                <vaadin-combo-box label="As" .items=${this._identities} .value=${this._identity}
                    @value-changed=${e => this._identity = e.detail.value || this._identity}></vaadin-combo-box>
                <vaadin-button theme="primary" ?disabled=${this._calling} @click=${() => this._call()}>Call</vaadin-button>
            </div>
            <vaadin-text-area label="Arguments (JSON)" .value=${this._arguments} .helperText=${this._sensitive()}
                @value-changed=${e => this._arguments = e.detail.value}></vaadin-text-area>
            ${this._outcome ? this._renderOutcome() : ''}`;
    }

    _renderOutcome() {
        const { failure, answer, messages } = this._outcome;
        if (failure) {
            return html`<p class="error">${failure}</p>`;
        }
        return html`
            ${(messages ?? []).map(message => html`<pre>${JSON.stringify(message, null, 2)}</pre>`)}
            ${answer?.result?.resultType === 'input_required' ? this._renderQuestions(answer.result) : ''}
            <pre class=${answer?.error || answer?.result?.isError ? 'error' : ''}>${JSON.stringify(answer, null, 2)}</pre>`;
    }

    _renderQuestions(result) {
        return html`<div class="question">
            ${Object.values(result.inputRequests).map(request => html`<p>${request.params?.message}</p>`)}
            <vaadin-button theme="primary" @click=${() => this._answer(result, 'accept')}>Accept</vaadin-button>
            <vaadin-button @click=${() => this._answer(result, 'decline')}>Decline</vaadin-button>
        </div>`;
    }

    _choose(key) {
        const entry = this._entries.find(each => each.key === key);
        if (!entry || key === this._entry) {
            return;
        }
        this._entry = key;
        this._outcome = null;
        this._arguments = JSON.stringify(this._example(entry), null, 2);
    }

    _sensitive() {
        const names = this._entries.find(entry => entry.key === this._entry)?.sensitive ?? [];
        return names.length ? `Sensitive: ${names.join(', ')}. Results show [redacted] in their place.` : '';
    }

    _example(entry) {
        if (entry.kind === 'resource template') {
            return { uri: entry.name };
        } else if (entry.kind === 'completion') {
            return { value: '' };
        }
        const properties = entry.schema ? JSON.parse(entry.schema).properties ?? {} : {};
        return Object.fromEntries(entry.arguments.map(name => [name, this._value(properties[name])]));
    }

    _value(schema) {
        const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type;
        const values = { integer: 1, number: 1, boolean: false, array: [], object: {} };
        return schema?.default ?? schema?.enum?.[0] ?? values[type] ?? '';
    }

    _answer(result, action) {
        const responses = Object.fromEntries(Object.keys(result.inputRequests).map(key => [key, { action, content: {} }]));
        this._call(JSON.stringify({ inputResponses: responses, requestState: result.requestState }));
    }

    _call(answers = '') {
        this._calling = true;
        this.jsonRpc.call({ entry: this._entry, identity: this._identity, arguments: this._arguments, answers })
            .then(answer => this._outcome = answer.result)
            .catch(e => this._outcome = { failure: e?.error?.message ?? 'The call failed.' })
            .finally(() => this._calling = false);
    }
}
customElements.define('qwc-portcullis-console', QwcPortcullisConsole);
