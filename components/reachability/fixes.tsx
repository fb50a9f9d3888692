import { format, useMessages } from '@/components/messages'
import { AllMessages } from '@/components/messages/all-messages'
import { mendingLoaders } from '@/content/messages.generated'
import type { Diagnosis, Way } from '@/lib/reachability'
import styles from './reachability.module.css'
import { alsoStopping, consoleStepWords, hasPlaceholder, undoInWords } from './sentences'
import { Command } from './what-next'

interface Props {
  readonly diagnosis: Pick<Diagnosis, 'fix' | 'layers'>
}

/** Changes that mend the layer, with strings that come with them. */
export function Fixes(props: Props) {
  return (
    <AllMessages from={mendingLoaders}>
      <Listed {...props} />
    </AllMessages>
  )
}

/** The change that opens least first, each in every way that it can be made. */
function Listed({ diagnosis: { fix: fixes, layers } }: Props) {
  const text = useMessages('reachability')
  const others = alsoStopping(layers, useMessages('reachLayers'))
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
  return (
    <section aria-label={text.fix}>
      <h2>{text.fix}</h2>
      {others.length > 0 ? <p>{format(text.alsoStopped, { layers: others.join(text.listSeparator) })}</p> : null}
      <p>{text.fixLead}</p>
      <ol className={styles.fixes}>
        {fixes.map((fix) => {
          const steps = consoleStepWords(fix, fields, text)
          return (
            <li key={fix.kind}>
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
              {fix.ways.map(({ how, text: command }) => (
                <details key={how} open={steps.length === 0 ? true : undefined}>
                  <summary>{names[how]}</summary>
                  <Command text={command} />
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
                </details>
              ) : null}
            </li>
          )
        })}
      </ol>
      {fixes.some(({ ways }) => ways.some(({ text: command }) => hasPlaceholder(command))) ? (
        <p className={styles.hint}>{text.placeholders}</p>
      ) : null}
    </section>
  )
}
