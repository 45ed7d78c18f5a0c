import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/icon';

/** Who may use what, and why: every entry by every identity, and the checks behind one of these answers. */
export class QwcPortcullisExplain extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 16px; padding: 0 20px 20px; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; }
        th, td { padding: 5px 10px; text-align: left; border-bottom: 1px solid var(--lumo-contrast-10pct); }
        td.cell { text-align: center; cursor: pointer; }
        td.cell:hover, td.chosen { background: var(--lumo-primary-color-10pct); }
        .usable, .passed { color: var(--lumo-success-text-color); }
        .hidden, .failed { color: var(--lumo-error-text-color); }
        .visible, .later { color: var(--lumo-secondary-text-color); }
        code { font-size: 90%; }
    `;

    static properties = {
        _entries: { state: true },
        _identities: { state: true },
        _answers: { state: true },
        _chosen: { state: true }
    };

    constructor() {
        super();
        this._answers = {};
    }

    async connectedCallback() {
        super.connectedCallback();
        const entries = (await this.jsonRpc.entries()).result;
        const identities = (await this.jsonRpc.identities()).result;
        const answers = {};
        await Promise.all(entries.flatMap(entry => identities.map(async identity => {
            answers[`${entry.key}\n${identity}`] = (await this.jsonRpc.explain({ entry: entry.key, identity })).result;
        })));
        this._identities = identities;
        this._answers = answers;
        this._entries = entries;
    }

    render() {
        if (!this._entries) {
            return html`<p>Asking the gate...</p>`;
        }
        return html`
            <div class="scroll"><table>
                <thead><tr><th>Entry</th>${this._identities.map(identity => html`<th>${identity}</th>`)}</tr></thead>
                <tbody>${this._entries.map(entry => html`<tr><th><code>${entry.key}</code></th>
                    ${this._identities.map(identity => this._cell(entry.key, identity))}</tr>`)}</tbody>
            </table></div>
            ${this._chosen ? this._steps() : html`<p>Choose an answer to see why.</p>`}`;
    }

    _cell(entry, identity) {
        const key = `${entry}\n${identity}`;
        const answer = this._answers[key];
        const word = answer.usable ? 'usable' : answer.visible ? 'visible' : 'hidden';
        const text = { usable: 'may use it', visible: 'sees it', hidden: 'unknown' }[word];
        return html`<td class="cell ${word} ${this._chosen === key ? 'chosen' : ''}" tabindex="0" role="button"
            @click=${() => this._chosen = key}
            @keydown=${e => { if (e.key === 'Enter') { this._chosen = key; } }}>${text}</td>`;
    }

    _steps() {
        const [entry, identity] = this._chosen.split('\n');
        return html`<div>
            <p><code>${entry}</code> as <b>${identity}</b></p>
            <table><thead><tr><th>Check</th><th>Needs</th><th>Result</th></tr></thead>
                <tbody>${this._answers[this._chosen].steps.map(step => html`<tr>
                    <td>${step.check}</td><td>${step.needs}</td>
                    <td class=${step.result}>${step.result === 'later' ? 'with the arguments' : step.result}</td></tr>`)}
                </tbody></table></div>`;
    }
}
customElements.define('qwc-portcullis-explain', QwcPortcullisExplain);
