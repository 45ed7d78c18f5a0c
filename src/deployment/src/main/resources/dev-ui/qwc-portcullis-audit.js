import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import '@vaadin/grid';

const KEPT = 500;

/** The audit as it happens, the newest record first. */
export class QwcPortcullisAudit extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; height: 100%; padding: 0 10px; }
        vaadin-grid { flex: 1; }
        code { font-size: 90%; }
        .ok { color: var(--lumo-success-text-color); }
        .refused, .limited, .error, .invalid, .tool_failure { color: var(--lumo-error-text-color); }
    `;

    static properties = { _records: { state: true } };

    constructor() {
        super();
        this._records = [];
    }

    connectedCallback() {
        super.connectedCallback();
        this.jsonRpc.lastAudit().then(answer => this._records = [...answer.result].reverse());
        this._stream = this.jsonRpc.streamAudit().onNext(answer => {
            this._records = [answer.result, ...this._records].slice(0, KEPT);
        });
    }

    disconnectedCallback() {
        this._stream?.cancel();
        super.disconnectedCallback();
    }

    render() {
        return html`
            <vaadin-grid .items=${this._records} theme="row-stripes wrap-cell-content compact">
                <vaadin-grid-column header="Time" width="9em" flex-grow="0"
                    ${columnBodyRenderer(record => html`<code>${record.time.slice(11, 23)}</code>`, [])}></vaadin-grid-column>
                <vaadin-grid-column header="Event" path="event" width="7em" flex-grow="0"></vaadin-grid-column>
                <vaadin-grid-column header="Who" resizable
                    ${columnBodyRenderer(record => html`${record.caller ?? record.by ?? record.presented ?? ''}`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column header="What" flex-grow="2" resizable
                    ${columnBodyRenderer(record => this._what(record), [])}></vaadin-grid-column>
                <vaadin-grid-column header="Outcome" width="10em" flex-grow="0"
                    ${columnBodyRenderer(record => html`<span class=${record.outcome}>${record.outcome}</span>`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column header="Reason" path="reason" resizable></vaadin-grid-column>
            </vaadin-grid>`;
    }

    _what(record) {
        if (record.event === 'call') {
            return html`<code>${record.feature} ${record.entry}</code> ${(record.arguments ?? []).join(', ')}`;
        }
        return html`${record.change ?? [record.action, record.target].filter(Boolean).join(' ')}`;
    }
}
customElements.define('qwc-portcullis-audit', QwcPortcullisAudit);
