import { addressOf, type HostAddress, isLinkLocal, isLoopback, isPrivate, isSpecial } from '../model/host-address'
import { secrets } from './secrets'

export interface Masked {
  readonly text: string
  /** How many secrets were found. */
  readonly secrets: number
  /** How many different public addresses were found; 0 when they stay. */
  readonly addresses: number
}

const hidden = '***'

const v4 = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g
const v6 = /(?<![0-9A-Za-z:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,9}(?:\.\d{1,3}){0,3}/g

/** The same in fullwidth figures, as input methods write them. */
const wide = /[０-９]{1,3}(?:[．.][０-９]{1,3}){3}/g
/** `ec2-8-8-4-4.compute…`: an address inside a host's name. */
const inName = /(\b[A-Za-z][\w-]{0,40}?[-.])(\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3})(?![\d-])/g
/** A row of /proc/net/tcp: addresses as hexadecimal numbers of the machine's order. */
const hexRow = /^\s{0,9}\d{1,6}: [0-9A-F]{8}:[0-9A-F]{4} [0-9A-F]{8}:[0-9A-F]{4} /gm
const hexAddress = /\b([0-9A-F]{8}):[0-9A-F]{4}/g
const nibbles = /\b(?:[0-9a-f]\.){8,32}ip6\.arpa/gi

/** Without zeros in front, which some programs write. */
function decimal(quad: string): string {
  return quad
    .split('.')
    .map((part) => String(Number(part)))
    .join('.')
}

function littleEndian(hex: string): string {
  return [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.')
}

/** One text for one address, however it is written. */
function formOf({ value }: HostAddress): string {
  return String(value)
}

/** Whether an address may stay: it names no machine that the Internet reaches. */
function stays(address: HostAddress): boolean {
  return isPrivate(address) || isLoopback(address) || isLinkLocal(address) || isSpecial(address)
}

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
  const numbers = new Map<string, string>()
  const families = { 4: 0, 6: 0 }
  const nameOf = (family: 4 | 6, key: string) => {
    const known = numbers.get(key)
    if (known) return known
    families[family] += 1
    const name = `[IPv${family}-${families[family]}]`
    numbers.set(key, name)
    return name
  }
  /** Names of addresses that were met, by how they are written; null for those that stay. */
  const met = new Map<string, string | null>()
  const public4 = (found: string, text: string): string => {
    let name = met.get(text)
    if (name === undefined) {
      const address = addressOf(text)
      name = !address || stays(address) ? null : nameOf(4, formOf(address))
      met.set(text, name)
    }
    return name ?? found
  }
  return (text) => {
    let count = 0
    let masked = text
    for (const secret of secrets) {
      masked = masked.replace(secret, (_, before: unknown) => {
        count += 1
        return typeof before === 'string' ? `${before}${hidden}` : hidden
      })
    }
    if (!addresses) return { text: masked, secrets: count, addresses: 0 }
    masked = masked
      .replace(nibbles, (found) => `${nameOf(6, found.toLowerCase())}.ip6.arpa`)
      .replace(v6, (found) => {
        const address = addressOf(found)
        if (!address) {
          // netstat cuts long addresses off and puts the port behind another colon.
          const cut = /^([23][0-9a-f]{3}(?::[0-9a-f]{0,4}){2,}):(\d{1,5})$/i.exec(found)
          if (cut?.[1]) return `${nameOf(6, cut[1])}:${cut[2]}`
          return /^[23][0-9a-f]{3}:/i.test(found) ? nameOf(6, found) : found
        }
        if (address.family === 4) return found.replace(v4, (quad) => public4(quad, decimal(quad)))
        return stays(address) || /^::1:\d{1,5}$/.test(found) ? found : nameOf(6, String(address.value))
      })
      .replace(v4, (found) => public4(found, decimal(found)))
      .replace(wide, (found) => public4(found, decimal(found.normalize('NFKC'))))
      .replace(inName, (found, before: string, quad: string) => {
        const hidden = public4(quad, decimal(quad.replaceAll('-', '.')))
        return hidden === quad ? found : `${before}${hidden}`
      })
      .replace(hexRow, (row) =>
        row.replace(hexAddress, (found, hex: string) => found.replace(hex, public4(hex, littleEndian(hex)))),
      )
    return { text: masked, secrets: count, addresses: numbers.size }
  }
}
