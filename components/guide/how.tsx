import { Children, isValidElement, type ReactNode, useId } from 'react'
import { useMessages } from '@/components/messages'
import styles from './guide.module.css'

/** Where a step is done: in the console, with the CLI, with Terraform, or in the operating system of an instance. */
export type WayKind = 'console' | 'cli' | 'terraform' | 'system'

function useNames(): Readonly<Record<WayKind, string>> {
  const text = useMessages('guide')
  return { console: text.console, cli: text.cli, terraform: text.terraform, system: text.system }
}

function isKind(value: unknown): value is WayKind {
  return value === 'console' || value === 'cli' || value === 'terraform' || value === 'system'
}

function kindsOf(children: ReactNode): WayKind[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<{ readonly kind?: unknown }>(child)) return []
    const { kind } = child.props
    return isKind(kind) ? [kind] : []
  })
}

interface Props {
  readonly children: ReactNode
}

/**
 * The ways to do one thing, as tabs: `<How><Way kind="console">…</Way>…</How>`.
 * The tabs are radio buttons and CSS: they work without script, and print shows every way under its heading.
 * `data-ways` is where a remembered choice can be applied later: check the radio of the same `value`.
 */
export function How({ children }: Props) {
  const text = useMessages('guide')
  const names = useNames()
  const name = useId()
  const kinds = kindsOf(children)
  return (
    <div className={styles.how} data-ways="">
      {kinds.length > 1 ? (
        <fieldset className={styles.choice}>
          <legend className="visually-hidden">{text.ways}</legend>
          {kinds.map((kind, index) => (
            <label key={kind}>
              <input type="radio" name={name} value={kind} defaultChecked={index === 0} />
              <span>{names[kind]}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {children}
    </div>
  )
}

/** The same for a page that shows everything: one way after another. */
export function HowAll({ children }: Props) {
  return <div>{children}</div>
}

/** One of the ways of a `How`. */
export function Way({ kind, children }: Props & { readonly kind: WayKind }) {
  const names = useNames()
  return (
    <section className={styles.way} data-way={kind}>
      <h3 className={styles.name}>{names[kind]}</h3>
      {children}
    </section>
  )
}
