import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';
import { columnBodyRenderer, gridRowDetailsRenderer } from '@vaadin/grid/lit.js';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/text-field';

/** Every entry of the application: its rule, its limits, its schema, and what the posture report finds. */
export class QwcPortcullisEntries extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 10px; height: 100%; padding: 0 10px; }
        vaadin-grid { flex: 1; }
        .details { display: grid; grid-template-columns: 9em 1fr; gap: 6px 12px; padding: 10px 20px; }
        .details dt { color: var(--lumo-secondary-text-color); }
        .details dd { margin: 0; overflow-wrap: anywhere; }
        pre { margin: 0; white-space: pre-wrap; font-size: 85%; }
        code { font-size: 90%; }
        .off { color: var(--lumo-error-text-color); text-decoration: line-through; }
        .badge { border-radius: 4px; padding: 1px 7px; font-size: 85%; white-space: nowrap; }
        .destructive, .high { background: var(--lumo-error-color-10pct); color: var(--lumo-error-text-color); }
        .medium { background: var(--lumo-warning-color-10pct, #fff3cd); color: var(--lumo-warning-text-color, #8a6100); }
        .low, .note, .changes { background: var(--lumo-contrast-10pct); }
        .readonly { background: var(--lumo-success-color-10pct); color: var(--lumo-success-text-color); }
    `;

    static properties = {
        _entries: { state: true },
        _filter: { state: true },
        _opened: { state: true }
    };

    constructor() {
        super();
        this._filter = '';
        this._opened = [];
        this._findings = {};
    }

    connectedCallback() {
        super.connectedCallback();
        this.jsonRpc.entries().then(answer => this._entries = answer.result);
        this._loadFindings();
    }

    /** The build hands them over with the page; a build without a report hands over nothing. */
    async _loadFindings() {
        try {
            const data = await import('build-time-data');
            (data.findings ?? []).forEach(finding => {
                (this._findings[finding.entry] ??= []).push(finding);
            });
            this.requestUpdate();
        } catch (e) {
            this._findings = {};
        }
    }

    render() {
        if (!this._entries) {
            return html`<p>Loading entries...</p>`;
        }
        const shown = this._entries.filter(entry => JSON.stringify(entry).toLowerCase().includes(this._filter));
        return html`
            <vaadin-text-field placeholder="Filter" clear-button-visible aria-label="Filter"
                @value-changed=${e => this._filter = (e.detail.value || '').toLowerCase()}></vaadin-text-field>
            <vaadin-grid .items=${shown} .detailsOpenedItems=${this._opened} theme="row-stripes wrap-cell-content"
                @active-item-changed=${e => this._opened = e.detail.value ? [e.detail.value] : []}
                ${gridRowDetailsRenderer(entry => this._details(entry), [])}>
                <vaadin-grid-sort-column path="kind" header="Kind" width="8em" flex-grow="0"></vaadin-grid-sort-column>
                <vaadin-grid-sort-column path="name" header="Name" resizable
                    ${columnBodyRenderer(entry => html`<code class=${entry.enabled ? '' : 'off'}>${entry.name}</code>`, [])}>
                </vaadin-grid-sort-column>
                <vaadin-grid-sort-column path="rule" header="Who may use it" flex-grow="2" resizable></vaadin-grid-sort-column>
                <vaadin-grid-column header="How often" resizable
                    ${columnBodyRenderer(entry => html`${entry.limits.join(', ') || 'no limit'}`, [])}></vaadin-grid-column>
                <vaadin-grid-column header="Effect" width="9em" flex-grow="0"
                    ${columnBodyRenderer(entry => this._hint(entry), [])}></vaadin-grid-column>
                <vaadin-grid-column header="Findings" width="9em" flex-grow="0"
                    ${columnBodyRenderer(entry => this._worst(entry), [])}></vaadin-grid-column>
            </vaadin-grid>`;
    }

    _hint(entry) {
        return entry.hints ? html`<span class="badge ${entry.hints.replace(' ', '')}">${entry.hints}</span>` : '';
    }

    _worst(entry) {
        const findings = this._findings[entry.key] ?? [];
        const worst = ['high', 'medium', 'low', 'note'].find(level => findings.some(finding => finding.severity === level));
        return worst ? html`<span class="badge ${worst}">${findings.length} (${worst})</span>` : '';
    }

    _details(entry) {
        return html`<dl class="details">
            <dt>Method</dt><dd><code>${entry.owner}</code></dd>
            ${entry.description ? html`<dt>Description</dt><dd>${entry.description}</dd>` : ''}
            ${entry.confirmation ? html`<dt>Confirmation</dt><dd>${entry.confirmation}</dd>` : ''}
            ${entry.enabled ? '' : html`<dt>Switched off</dt><dd>by an operator</dd>`}
            ${entry.schema ? html`<dt>Arguments</dt><dd><pre>${this._pretty(entry.schema)}</pre></dd>` : ''}
            ${entry.result ? html`<dt>Result</dt><dd><pre>${this._pretty(entry.result)}</pre></dd>` : ''}
            ${(this._findings[entry.key] ?? []).map(finding => html`
                <dt><span class="badge ${finding.severity}">${finding.severity}</span> ${finding.id}</dt>
                <dd>${finding.text}</dd>`)}
        </dl>`;
    }

    _pretty(json) {
        return JSON.stringify(JSON.parse(json), null, 2);
    }
}
customElements.define('qwc-portcullis-entries', QwcPortcullisEntries);
