import { format, useMessages } from '@/components/messages'
import type { Diagnosis, Fix, Way } from '@/lib/reachability'
import { alsoStopping, consoleStepWords, undoInWords } from './fix-words'
import { hasPlaceholder } from './placeholder'
import styles from './reachability.module.css'
import { Command } from './what-next'
import { withMending } from './with-mending'

interface Props {
  readonly diagnosis: Pick<Diagnosis, 'fix' | 'layers'>
}

/** The change that opens least first, each in every way that it can be made; layer by layer, where several stop the traffic. */
export const Fixes = withMending(function Listed({ diagnosis: { fix: fixes, layers } }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachLayers')
  const others = alsoStopping(layers, names)
  const mended = [...new Set(fixes.map(({ layer }) => layer))]
  const listed = (own: readonly Fix[]) => (
    <ol className={styles.fixes}>
      {own.map((fix) => (
        <Change key={fix.kind} fix={fix} />
      ))}
    </ol>
  )
  return (
    <section aria-label={text.fix}>
      <h2>{text.fix}</h2>
      {others.length > 0 ? <p>{format(text.alsoStopped, { layers: others.join(text.listSeparator) })}</p> : null}
      <p>{text.fixLead}</p>
      {mended.length > 1
        ? mended.map((layer, index) => (
            <section key={layer}>
              <h3>
                {index + 1}. {names[layer]}
              </h3>
              {listed(fixes.filter((fix) => fix.layer === layer))}
            </section>
          ))
        : listed(fixes)}
      {fixes.some(({ ways }) => ways.some((way) => hasPlaceholder(way.text))) ? (
        <p className={styles.hint}>{text.placeholders}</p>
      ) : null}
    </section>
  )
})

/** One change: how it is made, how to see that it worked, and how to take it back. */
function Change({ fix }: { readonly fix: Fix }) {
  const text = useMessages('reachability')
  const sentences = useMessages('reachFixes')
  const fields = useMessages('reachConsole')
  const undos = useMessages('reachUndo')
  const names: Record<Way['how'], string> = {
    cli: text.cli,
    terraform: text.terraform,
    shell: text.shell,
    windows: text.windows,
    config: text.config,
  }
  const steps = consoleStepWords(fix, fields, text)
  const after = fix.ways.find((way) => way.after)?.after
  const following = after ? (
    <>
      <p>{text.thenRun}</p>
      <Command text={after} />
    </>
  ) : null
  return (
    <li>
      <strong>{format(sentences[fix.kind], fix.params)}</strong>
      {steps.length > 0 ? (
        <details>
          <summary>{text.console}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ) : null}
      {fix.ways.map(({ how, text: command, after: own }) => (
        <details key={command} open={steps.length === 0 ? true : undefined}>
          <summary>{names[how]}</summary>
          <Command text={command} />
          {own ? following : null}
        </details>
      ))}
      {fix.check ? (
        <details>
          <summary>{text.checkFix}</summary>
          <Command text={fix.check} />
        </details>
      ) : null}
      {fix.undo || undoInWords(fix, undos) ? (
        <details>
          <summary>{text.undoFix}</summary>
          {fix.undo ? <Command text={fix.undo} /> : <p>{undoInWords(fix, undos)}</p>}
          {fix.undo ? following : null}
        </details>
      ) : null}
    </li>
  )
}
