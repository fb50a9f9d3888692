import { useId, useMemo, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages } from '@/components/messages'
import {
  commandLines,
  placeholders,
  type RuleSet,
  toCli,
  toConsoleImport,
  toDocuments,
  toRequests,
  toRos,
  toTerraform,
  type WriteRefusal,
} from '@/lib/rules'
import styles from '../workbench.module.css'
import { Refusals } from './refusals'
import { Written } from './written'

const shapes = ['cli', 'terraform', 'ros', 'console', 'request', 'documents'] as const
type Shape = (typeof shapes)[number]

interface Choice {
  readonly shape: Shape
  /** Terraform, or a template, makes the groups as well. */
  readonly withGroups: boolean
}

interface Props {
  readonly ruleSet: RuleSet
  /** Rules that are left out, since they cannot be read. */
  readonly unread: number
  /** As a document or the reader said it; empty: a place-holder is written. */
  readonly region: string
  readonly onRegion: (region: string) => void
}

/** The rules as something to take away: commands, Terraform, API requests, documents. */
export function Export({ ruleSet, unread, region, onRegion }: Props) {
  const text = useMessages('workbench')
  const id = useId()
  const [choice, setChoice] = useState<Choice>({ shape: 'cli', withGroups: false })
  const { shape, withGroups } = choice
  const written = useMemo(() => write(ruleSet, choice, region), [ruleSet, choice, region])
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
        {shape === 'cli' || shape === 'request' ? (
          <label>
            {text.region}
            <input
              className="field mono"
              value={region}
              spellCheck={false}
              onChange={(event) => onRegion(event.target.value.trim())}
            />
          </label>
        ) : null}
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
      {unread > 0 ? <p className="depends">△ {format(text.exportUnread, { count: unread })}</p> : null}
      <Refusals refusals={written.refusals} />
      {Object.values(placeholders).some((placeholder) => written.text.includes(placeholder)) ? (
        <p className="depends">△ {format(text.fillIn, { names: Object.values(placeholders).join(' ') })}</p>
      ) : null}
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
