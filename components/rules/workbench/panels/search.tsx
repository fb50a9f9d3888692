import { useMemo, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { Select } from '@/components/select'
import type { Decider, Packet, RuleSet, Verdict } from '@/lib/rules'
import { packetProtocols } from '../../packet/draft'
import { Proof } from '../../verdict/proof'
import { regionInWords } from '../../verdict/region-words'
import { packetInWords, protocolInWords } from '../../verdict/sentences'
import { useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import { More } from '../more'
import type { KnownService } from '../services'
import styles from '../workbench.module.css'
import { firstSearch, queryOf, type SearchForm } from './search-form'

interface Props {
  /** Null while the rules cannot be read as a whole. */
  readonly set: RuleSet | null
  /** Everything has been read. */
  readonly whole: boolean
  readonly services: readonly KnownService[]
  readonly onPlay: (packet: Packet) => void
}

const verdicts: readonly Verdict[] = ['accept', 'drop', 'depends']

/** Finds packets: what happens to them, from where, to which ports. No packet found is a proof that there is none. */
export function Search({ set, whole, services, onPlay }: Props) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const words = useMessages('rules')
  const [form, setForm] = useState<SearchForm>(firstSearch)
  const change = (part: Partial<SearchForm>) => setForm({ ...form, ...part })
  const query = useMemo(() => queryOf(form, services), [form, services])
  const problem = 'field' in query ? query : null
  const question = useMemo(() => (set && !('field' in query) ? { set, query } : null), [set, query])
  const pending = useAnswer('search', question)
  const { answer, stale } = pending
  const uses = [...new Set(services.map(({ use }) => use))]
  const useNames = new Map([
    ['remote', text.useRemote],
    ['web', text.useWeb],
    ['database', text.useDatabase],
    ['mail', text.useMail],
    ['name', text.useName],
  ])
  const verdictNames: Record<Verdict, string> = {
    accept: words.verdictAccept,
    drop: words.verdictDrop,
    depends: words.verdictDepends,
  }
  return (
    <section aria-labelledby="search-title">
      <h2 id="search-title">{text.searchTitle}</h2>
      <p>{text.searchLead}</p>
      <fieldset className={`${styles.form} no-print`}>
        <legend className="visually-hidden">{text.searchTitle}</legend>
        <label>
          {words.verdict}
          <Select
            value={form.verdict}
            options={verdicts.map((name) => [name, verdictNames[name]] as const)}
            onChange={(verdict) => change({ verdict })}
          />
        </label>
        <label>
          {words.direction}
          <Select
            value={form.direction}
            options={[
              ['ingress', words.ingress],
              ['egress', words.egress],
            ]}
            onChange={(direction) => change({ direction })}
          />
        </label>
        <label>
          {text.where}
          <Select
            value={form.where}
            options={[
              ['any', text.whereAny],
              ['inside', text.whereInside],
              ['outside', text.whereOutside],
            ]}
            onChange={(where) => change({ where })}
          />
        </label>
        {form.where === 'any' ? null : (
          <label>
            {text.blocks}
            <input
              className="field mono"
              value={form.blocks}
              spellCheck={false}
              {...(problem?.field === 'blocks' ? { 'aria-invalid': true, 'aria-describedby': 'search-problem' } : {})}
              onChange={(event) => change({ blocks: event.target.value })}
            />
          </label>
        )}
        <label>
          {words.port}
          <Select
            value={form.portUse}
            options={[
              ['any', words.allPorts],
              ...uses.map((use) => [use, useNames.get(use) ?? use] as const),
              ['given', text.portsGiven],
            ]}
            onChange={(portUse) => change({ portUse })}
          />
        </label>
        {form.portUse === 'given' ? (
          <label>
            {words.ports}
            <input
              className="field mono"
              value={form.ports}
              placeholder="80, 8000-8100"
              {...(problem?.field === 'ports' ? { 'aria-invalid': true, 'aria-describedby': 'search-problem' } : {})}
              onChange={(event) => change({ ports: event.target.value })}
            />
          </label>
        ) : null}
        <label>
          {words.protocol}
          <Select
            value={form.protocol}
            options={[
              ['any', words.allProtocols],
              ...packetProtocols.map((protocol) => [protocol, protocolInWords(protocol, words)] as const),
            ]}
            onChange={(protocol) => change({ protocol })}
          />
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={form.members}
            onChange={(event) => change({ members: event.target.checked })}
          />{' '}
          {text.members}
        </label>
      </fieldset>
      {problem ? (
        <p id="search-problem" role="alert" className="drop">
          ✕ {format(problem.field === 'blocks' ? text.searchBlocks : text.searchPorts, { text: problem.text })}
        </p>
      ) : null}
      <Waiting work={pending} />
      <div role="status" aria-busy={stale}>
        {answer && !problem && !answer.found ? <Proof whole={whole}>{text.searchNone}</Proof> : null}
        {answer?.found && !problem ? (
          <>
            <p>
              <strong>{counted(text.searchFound, answer.found.size)}</strong>{' '}
              {format(text.forExample, { packet: packetInWords(answer.found.example.packet, words) })}{' '}
              {answer.found.deciders.some(isRule)
                ? format(text.searchBy, {
                    rules: answer.found.deciders
                      .filter(isRule)
                      .slice(0, 5)
                      .map(({ rule }) => rule)
                      .join(words.listSeparator),
                  })
                : null}{' '}
              {answer.found.complete ? null : <span className="depends">△ {text.searchIncomplete}</span>}
            </p>
            <ul className={styles.findings}>
              <More items={answer.found.regions} first={20}>
                {(region, index) => (
                  <li key={String(index)}>
                    {regionInWords(region, words)}{' '}
                    <button type="button" className="button no-print" onClick={() => onPlay(region.example.packet)}>
                      {text.play}
                    </button>
                  </li>
                )}
              </More>
            </ul>
          </>
        ) : null}
      </div>
    </section>
  )
}

function isRule(by: Decider): by is Extract<Decider, { readonly kind: 'rule' }> {
  return by.kind === 'rule'
}
