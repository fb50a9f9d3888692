import { type ClipboardEvent, type ComponentProps, type Ref, useMemo } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import styles from './long-text.module.css'

interface Props
  extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'onPaste' | 'defaultValue' | 'children' | 'ref'> {
  /** What the field is called, also while its text is too long to be edited. */
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly field?: Ref<HTMLTextAreaElement>
  /** What stands there is an example of ours: a paste takes its place. */
  readonly example?: boolean
}

/** Characters from which on a text is kept beside the field: a browser lays out megabytes for seconds at every key. */
export const longestInBox = 30_000

/** Lines shown of a text that is kept beside the field, and characters of each. */
const shownLines = 6
const shownCharacters = 160

/** A text field for anything from a word to megabytes: what is long is shown by its size and its first lines. */
export function LongText({ name, value, onChange, field, example = false, ...rest }: Props) {
  if (value.length > longestInBox) return <Kept name={name} value={value} onClear={() => onChange('')} />
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData('text')
    if (example) {
      event.preventDefault()
      onChange(pasted)
      return
    }
    const { selectionStart, selectionEnd } = event.currentTarget
    if (value.length - (selectionEnd - selectionStart) + pasted.length <= longestInBox) return
    event.preventDefault()
    onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
  }
  return (
    <textarea
      {...rest}
      ref={field}
      aria-label={name}
      value={value}
      onPaste={paste}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Kept({ name, value, onClear }: { name: string; value: string; onClear: () => void }) {
  const site = useMessages('site')
  const { lines, first } = useMemo(() => outlineOf(value), [value])
  const { number } = useNumbers()
  return (
    <section className={styles.kept} aria-label={name}>
      <p>
        <strong>{format(site.longText, { lines: number(lines), characters: number(value.length) })}</strong>{' '}
        <button type="button" className="button" onClick={onClear}>
          {site.longTextClear}
        </button>
      </p>
      <pre>{first.join('\n')}</pre>
      {lines > first.length ? <p className={styles.rest}>{site.longTextMore}</p> : null}
    </section>
  )
}

/** Number of lines and the first of them, in one pass. */
function outlineOf(text: string): { readonly lines: number; readonly first: readonly string[] } {
  const first: string[] = []
  let lines = 0
  for (let start = 0; start <= text.length; lines += 1) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (first.length < shownLines) first.push(text.slice(start, Math.min(end, start + shownCharacters)))
    start = end + 1
  }
  return { lines, first }
}
