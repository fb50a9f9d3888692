import { format, useMessages } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { type Chip, type ChipKey, chipKey } from '@/lib/ask'
import styles from './card.module.css'

interface Props {
  readonly chips: readonly Chip[]
  /** What was taken away before: offered again. */
  readonly without: readonly ChipKey[]
  readonly onChange: (without: readonly ChipKey[]) => void
}

/** What a chip says. */
export function wordsOf(chip: Chip, text: Messages['ask']): string {
  switch (chip.kind) {
    case 'intent':
      return text.intents[chip.value]
    case 'symptom':
      return text.symptoms[chip.value]
    case 'direction':
      return text.directions[chip.value]
    case 'protocol':
      return chip.value === 'icmpv6' ? 'ICMPv6' : chip.value.toUpperCase()
    case 'port':
      return format(text.chipPort, { port: chip.value })
    case 'thread':
      return format(text.chipThread, { question: chip.value })
    default:
      return chip.value
  }
}

/** What was understood of a question, as buttons that take it away. */
export function Understood({ chips, without, onChange }: Props) {
  const text = useMessages('ask')
  if (chips.length === 0 && without.length === 0) return null
  return (
    <p className={`${styles.chips} no-print`}>
      <span>{text.understood}</span>
      {chips.map((chip) => {
        const words = wordsOf(chip, text)
        return (
          <button
            key={chipKey(chip)}
            type="button"
            className={styles.chip}
            aria-label={format(text.chipRemove, { what: words })}
            onClick={() => onChange([...without, chipKey(chip)])}
          >
            {words} <span aria-hidden="true">×</span>
          </button>
        )
      })}
      {without.length > 0 ? (
        <button type="button" className={styles.chip} onClick={() => onChange([])}>
          {text.chipsAll}
        </button>
      ) : null}
    </p>
  )
}
