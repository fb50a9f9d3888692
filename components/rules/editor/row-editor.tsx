import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import { hasPorts } from '@/lib/net'
import type { Warning } from '@/lib/rules'
import type { DraftRow } from '../draft/assembly'
import { changed, type RuleDraft, type RuleField, ruleProtocols } from '../draft/model'
import { ownAddressOf, withOwnAddress } from '../draft/own-address'
import { portsAsWritten } from '../draft/ports-text'
import { fieldOf } from '../draft/rows'
import { protocolInWords, warningOf } from '../verdict/sentences'
import styles from './editor.module.css'
import { descriptionOf } from './order'
import { repairsOf } from './repairs'

interface Props {
  readonly at: DraftRow
  readonly order: number
  /** What the row is called. */
  readonly name: string
  /** Fields that stay as they are, as in an exercise. */
  readonly locked: ReadonlySet<RuleField>
  /** Edits the row of a key, from what it is by then; edits of one field are undone together. */
  readonly onChange: (key: number, edit: (row: RuleDraft) => RuleDraft, field: string) => void
  /** The reader is done; `save` is false when the row is to be as it was. */
  readonly onClose: (save: boolean) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onDuplicate: (() => void) | null
  readonly onRemove: (() => void) | null
}

/** One rule with its fields open. The verdict follows each key; errors stand under their fields. */
export function RowEditor({ at, order, name, locked, onChange, onClose, onStep, onDuplicate, onRemove }: Props) {
  const text = useMessages('rules')
  const id = useId()
  const form = useRef<HTMLFieldSetElement>(null)
  const [rare, setRare] = useState('SourcePortRange' in at.row.rest || ownAddressOf(at.row) !== '')
  const { row, reading } = at
  // What is still empty is no mistake yet: it is told once the reader holds the row to be done.
  const [tried, setTried] = useState(false)
  const wrong = reading.warnings
    .filter(({ severity }) => severity === 'error')
    .map((warning) => [fieldOf(warning, row), warning] as const)
  const errors = new Map(wrong.filter(([of]) => tried || !isEmpty(row, of)))
  const notes = reading.warnings.filter(({ severity }) => severity !== 'error')
  const change = (part: Partial<RuleDraft>, field: string) => onChange(row.key, (now) => changed(now, part), field)
  const rest = (name: string, value: string, field: string) =>
    onChange(
      row.key,
      (now) => {
        const { [name]: _, ...others } = now.rest
        return { ...now, rest: value === '' ? others : { ...others, [name]: value } }
      },
      field,
    )
  // As the row opens, not a moment later: what is typed at once must not be torn from its field.
  useLayoutEffect(() => {
    const first = form.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], input:not(:disabled), select:not(:disabled)',
    )
    first?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  function showRare() {
    // The button goes with this: the focus is on the field before the new ones.
    document.getElementById(`${id}-field-description`)?.focus()
    setRare(true)
  }
  function done() {
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (faulty) faulty.focus()
    else if (errors.size < new Map(wrong).size) setTried(true)
    else onClose(true)
  }
  useLayoutEffect(() => {
    if (tried) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tried])
  function keys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose(false)
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) done()
    else if (event.altKey && event.key === 'ArrowDown') onStep(1)
    else if (event.altKey && event.key === 'ArrowUp') onStep(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const field = (of: RuleField, label: string) => ({
    id: `${id}-field-${of}`,
    'aria-label': `${name}: ${label}`,
    disabled: locked.has(of),
    ...(errors.has(of) ? { 'aria-invalid': true, 'aria-describedby': `${id}-${of}` } : {}),
  })
  const error = (of: RuleField, label: string, part: (value: string) => Partial<RuleDraft>) => {
    const warning = errors.get(of)
    return warning ? (
      <FieldError
        id={`${id}-${of}`}
        label={label}
        warning={warning}
        repairs={repairsOf(row, of)}
        onRepair={(value) => {
          change(part(value), of)
          // The button goes with the error that it mends.
          document.getElementById(`${id}-field-${of}`)?.focus()
        }}
      />
    ) : null
  }
  return (
    <fieldset className={styles.rowEditor} ref={form} onKeyDown={keys}>
      <legend className="visually-hidden">{format(text.editing, { order, rule: name })}</legend>
      <label>
        {text.priority}
        <input
          className="field mono"
          inputMode="numeric"
          size={4}
          value={row.priority}
          {...field('priority', text.priority)}
          onChange={(event) => change({ priority: event.target.value }, 'priority')}
        />
        {error('priority', text.priority, (priority) => ({ priority }))}
      </label>
      <label>
        {text.direction}
        <Select
          value={row.direction}
          options={[
            ['ingress', text.ingress],
            ['egress', text.egress],
          ]}
          {...field('direction', text.direction)}
          onChange={(direction) => change({ direction }, 'direction')}
        />
      </label>
      <label>
        {text.action}
        <Select
          value={row.action}
          className={`field ${row.action}`}
          options={[
            ['accept', text.accept],
            ['drop', text.drop],
          ]}
          {...field('action', text.action)}
          onChange={(action) => change({ action }, 'action')}
        />
      </label>
      <label>
        {text.protocol}
        <Select
          value={row.protocol}
          options={[...new Set([...ruleProtocols, row.protocol])].map(
            (protocol) => [protocol, protocol === 'all' ? text.all : protocolInWords(protocol, text)] as const,
          )}
          {...field('protocol', text.protocol)}
          onChange={(protocol) => change({ protocol }, 'protocol')}
        />
      </label>
      <label>
        {text.ports}
        <input
          className="field mono"
          size={Math.max(11, row.ports.length + 1)}
          placeholder="80/80"
          value={row.ports}
          {...field('ports', text.ports)}
          disabled={!hasPorts(String(row.protocol)) || locked.has('ports')}
          onChange={(event) => change({ ports: event.target.value }, 'ports')}
          onBlur={(event) => {
            const read = portsAsWritten(event.target.value, String(row.protocol))
            if (read !== event.target.value) change({ ports: read }, 'ports')
          }}
        />
        {error('ports', text.ports, (ports) => ({ ports }))}
      </label>
      <label className={styles.wide}>
        {text.peer}
        <input
          className="field mono"
          size={Math.max(20, row.peer.length + 1)}
          title={text.peerHint}
          placeholder="203.0.113.0/24"
          spellCheck={false}
          autoCapitalize="off"
          value={row.peer}
          {...field('peer', text.peer)}
          onChange={(event) => change({ peer: event.target.value }, 'peer')}
        />
        {error('peer', text.peer, (peer) => ({ peer }))}
      </label>
      <label className={styles.wide}>
        {text.description}
        <input
          className="field"
          value={descriptionOf(row)}
          {...field('description', text.description)}
          onChange={(event) => rest('Description', event.target.value, 'description')}
        />
      </label>
      {rare && hasPorts(String(row.protocol)) ? (
        <label>
          {text.sourcePort}
          <input
            className="field mono"
            size={11}
            value={String(row.rest.SourcePortRange ?? '')}
            {...field('sourcePorts', text.sourcePort)}
            onChange={(event) => rest('SourcePortRange', event.target.value, 'sourcePorts')}
            onBlur={(event) => {
              const read = portsAsWritten(event.target.value, String(row.protocol))
              if (read !== event.target.value) rest('SourcePortRange', read, 'sourcePorts')
            }}
          />
          {error('sourcePorts', text.sourcePort, (value) => ({ rest: { ...row.rest, SourcePortRange: value } }))}
        </label>
      ) : null}
      {rare ? (
        <label>
          {text.self}
          <input
            className="field mono"
            size={Math.max(18, ownAddressOf(row).length + 1)}
            spellCheck={false}
            autoCapitalize="off"
            value={ownAddressOf(row)}
            {...field('self', text.self)}
            onChange={(event) => {
              const own = event.target.value
              onChange(row.key, (now) => withOwnAddress(now, own), 'self')
            }}
          />
          {error('self', text.self, (own) => ({ rest: withOwnAddress(row, own).rest }))}
        </label>
      ) : null}
      <Notes notes={notes} whole={errors.get(null)} />
      <div className={styles.editorTools}>
        <button type="button" className="button primary" onClick={done}>
          {text.done} <kbd>Enter</kbd>
        </button>
        <button type="button" className="button" onClick={() => onClose(false)}>
          {text.giveUp} <kbd>Esc</kbd>
        </button>
        {rare || locked.size > 0 ? null : (
          <button type="button" className="quiet" onClick={showRare}>
            {text.addRare}
          </button>
        )}
        <span className={styles.end}>
          {onDuplicate ? (
            <button
              type="button"
              className="button"
              aria-label={format(text.duplicateRule, { rule: name })}
              onClick={onDuplicate}
            >
              {text.duplicateShort}
            </button>
          ) : null}
          {onRemove ? (
            <button
              type="button"
              className="button"
              aria-label={format(text.removeRule, { rule: name })}
              onClick={onRemove}
            >
              <span className="drop">{text.removeShort}</span>
            </button>
          ) : null}
        </span>
      </div>
    </fieldset>
  )
}

/** Nothing is written in the field. */
function isEmpty(row: RuleDraft, field: RuleField | null): boolean {
  return (field === 'ports' || field === 'peer') && row[field].trim() === ''
}

function Notes({ notes, whole }: { readonly notes: readonly Warning[]; readonly whole: Warning | undefined }) {
  const words = useMessages('warnings')
  if (notes.length === 0 && !whole) return null
  return (
    <ul className={styles.notes}>
      {whole ? <li className="drop">✕ {warningOf(whole, words)}</li> : null}
      {notes.map((warning) => (
        <li key={`${warning.code} ${warning.place?.path ?? ''}`}>△ {warningOf(warning, words)}</li>
      ))}
    </ul>
  )
}

interface ErrorProps {
  readonly id: string
  readonly label: string
  readonly warning: Warning
  readonly repairs: readonly string[]
  readonly onRepair: (value: string) => void
}

/** What is wrong with a field, named as its column, with values that may have been meant. */
function FieldError({ id, label, warning, repairs, onRepair }: ErrorProps) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  return (
    <span id={id} className={`${styles.error} drop`}>
      <span>✕ {warningOf({ ...warning, params: { ...warning.params, field: label } }, words)}</span>
      {repairs.map((repair) => (
        <button key={repair} type="button" className="quiet" onClick={() => onRepair(repair)}>
          {format(text.repairTo, { value: repair })}
        </button>
      ))}
    </span>
  )
}
