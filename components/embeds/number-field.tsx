import { format, useMessages, useNumbers } from '@/components/messages'

/** A whole number within bounds; null for any other text. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : null
}

interface Props {
  readonly name: string
  readonly value: string
  readonly least: number
  readonly most: number
  readonly onChange: (value: string) => void
}

/** A field for a whole number, which says what it expects where it gets another text. */
export function NumberField({ name, value, least, most, onChange }: Props) {
  const { number } = useNumbers()
  const text = useMessages('quota')
  const sound = wholeNumber(value, least, most) !== null
  return (
    <label>
      {name}
      <input
        className="field"
        inputMode="numeric"
        value={value}
        aria-invalid={!sound}
        onChange={(event) => onChange(event.target.value)}
      />
      {sound ? null : (
        <span className="drop" role="alert">
          ✕ {format(text.range, { name, least, most: number(most) })}
        </span>
      )}
    </label>
  )
}
