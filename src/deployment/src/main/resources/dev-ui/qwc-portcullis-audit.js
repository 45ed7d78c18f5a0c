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
                    ${columnBodyRenderer(record => html`<code>${record.time_dt.slice(11, 23)}</code>`, [])}></vaadin-grid-column>
                <vaadin-grid-column header="Event" path="metadata.event_code" width="7em" flex-grow="0"></vaadin-grid-column>
                <vaadin-grid-column header="Who" resizable
                    ${columnBodyRenderer(record => html`${record.actor?.user?.uid ?? record.auth_protocol ?? ''}`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column header="What" flex-grow="2" resizable
                    ${columnBodyRenderer(record => this._what(record), [])}></vaadin-grid-column>
                <vaadin-grid-column header="Outcome" width="10em" flex-grow="0"
                    ${columnBodyRenderer(record => html`<span class=${record.status_code}>${record.status_code}</span>`, [])}>
                </vaadin-grid-column>
                <vaadin-grid-column header="Reason" path="status_detail" resizable></vaadin-grid-column>
            </vaadin-grid>`;
    }

    _what(record) {
        const entry = record.resources?.[0];
        if (record.metadata.event_code === 'call') {
            return html`<code>${entry.type} ${entry.name}</code> ${(record.unmapped.arguments ?? []).join(', ')}`;
        }
        const many = record.count > 1 ? `${record.count} times` : '';
        return html`${record.comment ?? [record.api?.operation, entry?.name, many].filter(Boolean).join(' ')}`;
    }
}
customElements.define('qwc-portcullis-audit', QwcPortcullisAudit);
