import { hidingAddresses } from './addresses'
import { hideColumns } from './columns'
import { secrets } from './secrets'

export interface Masked {
  readonly text: string
  /** How many secrets were found. */
  readonly secrets: number
  /** How many different public addresses were found; 0 when they stay. */
  readonly addresses: number
}

const hidden = '***'
/** What stands where a secret would, and says only whether there is one, or where it is kept. */
const noSecret =
  /^(?:yes|no|true|false|null|none|nil|on|off|undefined|required|\$\{[\w.:-]{1,80}\}|\$[A-Z_][A-Z0-9_]{1,80}|(?:var|local|data|module)\.[\w.]{1,80})$/i
/** A value in quotes keeps them: JSON stays what it is. */
const inQuotes = /^(["'])[\s\S]*\1$/

/**
 * Hides what a ticket need not show: AccessKeys, passwords, tokens, cookies, Authorization headers, private keys, and
 * (unless `addresses` is false) public addresses. An address gets a number, the same one wherever it stands; private,
 * loopback and link-local addresses stay. It knows secrets by their shape, so a reader should still look.
 */
export function mask(text: string, options: { readonly addresses?: boolean } = {}): Masked {
  return masking(options)(text)
}

/** Hides the same in one text after another: an address keeps its number from text to text. */
export function masking({ addresses = true }: { readonly addresses?: boolean } = {}): (text: string) => Masked {
  const hiding = addresses ? hidingAddresses() : null
  return (text) => {
    let count = 0
    /** What stands for a value; one that is hidden already stays so, and is not counted again. */
    const hide = (value: string): string => {
      const word = value.replace(/^["']|["'),]{1,3}$/g, '')
      if (word === hidden || noSecret.test(word)) return value
      count += 1
      const quote = inQuotes.exec(value)?.[1] ?? ''
      return `${quote}${hidden}${quote}`
    }
    let masked = text
    for (const secret of secrets) {
      masked = masked.replace(secret, (found, before: unknown) =>
        typeof before === 'string' ? `${before}${hide(found.slice(before.length))}` : hide(found),
      )
    }
    masked = hideColumns(masked, hide)
    if (!hiding) return { text: masked, secrets: count, addresses: 0 }
    masked = hiding.hide(masked)
    return { text: masked, secrets: count, addresses: hiding.count() }
  }
}
