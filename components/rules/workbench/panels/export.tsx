import { useId, useMemo, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import {
  commandLines,
  type RuleSet,
  toCli,
  toConsoleImport,
  toDocuments,
  toRequests,
  toRos,
  toTerraform,
  type WriteRefusal,
} from '@/lib/rules'
import type { DraftRow } from '../../draft/assembly'
import type { Doubts } from '../../draft/model'
import styles from '../workbench.module.css'
import { Refusals } from './refusals'
import { RegionField } from './region-field'
import { asidesOf, type Lost, lostInWords, remarksOf, withRemarks } from './remarks'
import { Written } from './written'

const shapes = ['cli', 'terraform', 'ros', 'console', 'request', 'documents'] as const
type Shape = (typeof shapes)[number]
/** Shapes whose language has comments. */
const remarkable: ReadonlySet<Shape> = new Set(['cli', 'terraform', 'ros'])

interface Choice {
  readonly shape: Shape
  /** Terraform, or a template, makes the groups as well. */
  readonly withGroups: boolean
}

interface Props {
  readonly ruleSet: RuleSet
  /** Rows that are left out, since they cannot be read. */
  readonly unread: readonly DraftRow[]
  /** How many places of what was pasted are, these rows among them. */
  readonly lost: number
  /** What was read otherwise than it stands, such as a variable by its default. */
  readonly notes: Doubts['notes']
  /** As a document or the reader said it; empty: a place-holder is written. */
  readonly region: string
  readonly onRegion: (region: string) => void
}

/** The rules as something to take away: commands, Terraform, API requests, documents. */
export function Export({ ruleSet, unread, lost: places, notes, region, onRegion }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const warnings = useMessages('warnings')
  const id = useId()
  const [choice, setChoice] = useState<Choice>({ shape: 'cli', withGroups: false })
  const { shape, withGroups } = choice
  const plain = useMemo(() => write(ruleSet, choice, region), [ruleSet, choice, region])
  const lost = { rows: unread, places }
  const hasRemarks = remarkable.has(shape)
  const asides = asidesOf({ ruleSet, notes, written: plain.text }, text, words, warnings)
  const remarks = [...remarksOf(lost, plain.refusals, text, words), ...asides]
  const language = shape === 'cli' ? 'shell' : 'configuration'
  const written =
    hasRemarks && plain.text !== '' ? { ...plain, text: withRemarks(plain.text, remarks, language) } : plain
  const names: Record<Shape, string> = {
    cli: text.shapeCli,
    terraform: text.shapeTerraform,
    ros: text.shapeRos,
    console: text.shapeConsole,
    request: text.shapeRequest,
    documents: text.shapeDocuments,
  }
  const leads: Record<Shape, string> = {
    cli: text.shapeCliLead,
    terraform: text.shapeTerraformLead,
    ros: text.shapeRosLead,
    console: text.shapeConsoleLead,
    request: text.shapeRequestLead,
    documents: text.shapeDocumentsLead,
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text.exportTitle}</h2>
      <fieldset className={`${styles.choices} no-print`}>
        <legend>{text.shape}</legend>
        {shapes.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}-shape`}
              checked={shape === name}
              onChange={() => setChoice({ ...choice, shape: name })}
            />{' '}
            {names[name]}
          </label>
        ))}
      </fieldset>
      <p>{leads[shape]}</p>
      <p className={`${styles.options} no-print`}>
        {shape === 'cli' || shape === 'request' ? <RegionField region={region} onRegion={onRegion} /> : null}
        {shape === 'terraform' || shape === 'ros' ? (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={withGroups}
              onChange={(event) => setChoice({ ...choice, withGroups: event.target.checked })}
            />{' '}
            {text.withGroups}
          </label>
        ) : null}
      </p>
      <Missing lost={lost} />
      <Refusals refusals={written.refusals} />
      {remarks.length > 0 && !hasRemarks ? <p className="drop">✕ {text.exportNoRemarks}</p> : null}
      {asides.map((aside) => (
        <p key={aside} className="depends">
          △ {aside}
        </p>
      ))}
      {written.text === '' ? (
        <p>{text.exportNothing}</p>
      ) : (
        <>
          <p className="tools no-print">
            <CopyButton text={written.text} />
            <SaveButton name={written.file} type="text/plain" text={() => written.text} label={text.save} />
          </p>
          <Written label={names[shape]} text={written.text} />
        </>
      )}
    </section>
  )
}

/** Rules that could not be read and so are not in the export; nothing when all could. */
function Missing({ lost }: { readonly lost: Lost }) {
  const text = useMessages('workbench')
  const { rows, places } = lost
  if (places === 0) return null
  return (
    <section>
      <p>
        <strong className="drop">✕ {format(text.exportUnread, { count: places })}</strong>
      </p>
      <ul className={styles.findings}>
        {rows.map((row) => (
          <li key={row.row.key}>{lostInWords(row)}</li>
        ))}
        {rows.length > 0 && places > rows.length ? (
          <li>{format(text.exportUnreadElse, { count: places - rows.length })}</li>
        ) : null}
      </ul>
    </section>
  )
}

function write(
  ruleSet: RuleSet,
  { shape, withGroups }: Choice,
  region: string,
): { readonly text: string; readonly file: string; readonly refusals: readonly WriteRefusal[] } {
  const { groups } = ruleSet
  const rules = groups.flatMap((group) => group.rules)
  const options = region === '' ? {} : { region }
  const json = (value: unknown) => JSON.stringify(value, null, 2)
  switch (shape) {
    case 'cli': {
      const { commands, refusals } = toCli(rules, options, groups)
      return { text: commandLines(commands), file: 'security-group.sh', refusals }
    }
    case 'terraform':
      return { ...toTerraform(rules, withGroups ? { groups } : {}), file: 'security-group.tf' }
    case 'ros':
      return { ...toRos(rules, withGroups ? { groups } : {}), file: 'security-group.yaml' }
    case 'console': {
      // One file a group; of several the page shows one after the other.
      const { files, refusals } = toConsoleImport(rules)
      return { text: files.map((file) => file.text).join('\n'), file: 'security-group-rules.json', refusals }
    }
    case 'request': {
      const { requests, refusals } = toRequests(rules, options)
      return { text: requests.length > 0 ? json(requests) : '', file: 'requests.json', refusals }
    }
    case 'documents':
      return { text: json(toDocuments(ruleSet)), file: 'security-group.json', refusals: [] }
  }
}
