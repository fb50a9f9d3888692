import { addressOf, type HostAddress, isLinkLocal, isLoopback, isPrivate, isSpecial } from '../model/host-address'

const v4 = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g
const v6 = /(?<![0-9A-Za-z:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,9}(?:\.\d{1,3}){0,3}/g
const nibbles = /\b(?:[0-9a-f]\.){8,32}ip6\.arpa/gi

/** Without zeros in front, which some programs write. */
function decimal(quad: string): string {
  return quad
    .split('.')
    .map((part) => String(Number(part)))
    .join('.')
}

/** A number of 32 bits as an address. */
function quadOf(number: number): string | null {
  return number <= 0xffff_ffff ? [24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join('.') : null
}

/** Bytes as the kernel prints words of them: the last of each four first. */
function littleEndian(hex: string): string {
  return hex.replace(/(..)(..)(..)(..)/g, '$4$3$2$1')
}

function grouped(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).join(':')
}

/** What 8 or 32 digits say that the kernel has printed. */
function ofKernel(hex: string): string | null {
  const bytes = littleEndian(hex)
  return hex.length === 8 ? quadOf(Number.parseInt(bytes, 16)) : grouped(bytes)
}

/** A spelling of addresses: what may be one, and what that is in the plain form; null where it is none. */
interface Spelling {
  readonly pattern: RegExp
  readonly plain: (found: string) => string | null
}

/** Spellings that hold what looks like a plain address, and is another one. */
const beforePlain: readonly Spelling[] = [
  {
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?=\.in-addr\.arpa)/gi,
    plain: (found) => decimal(found.split('.').reverse().join('.')),
  },
]

const afterPlain: readonly Spelling[] = [
  // Fullwidth figures and dots, as input methods write them; dots that are put so that nothing makes a link of them.
  {
    pattern:
      /(?<![\d０-９.])[\d０-９]{1,3}(?:(?:[.．。｡]|\[\.\]|\(\.\)|\[dot\]|%2e| \. )[\d０-９]{1,3}){3}(?![\d０-９])/gi,
    plain: (found) => decimal(found.normalize('NFKC').replace(/%2e|[^\d]+/gi, '.')),
  },
  // `ec2-8-8-4-4.compute…`: an address inside a name.
  {
    pattern: /(?<=\b[A-Za-z][\w-]{0,40}[-._])\d{1,3}([-_])\d{1,3}\1\d{1,3}\1\d{1,3}(?![\d_-])/g,
    plain: (found) => decimal(found.replace(/[-_]/g, '.')),
  },
  {
    pattern: /(?<![0-9a-f-])[0-9a-f]{0,4}(?:-[0-9a-f]{0,4}){2,7}(?=\.ipv6-literal\.net)/gi,
    plain: (found) => found.replaceAll('-', ':'),
  },
  {
    pattern: /(?<=%5b|[^0-9a-f%]|^)(?:[0-9a-f]{0,4}%3a){2,7}[0-9a-f]{0,4}(?![0-9a-f])/gi,
    plain: (found) => found.replace(/%3a/gi, ':'),
  },
  // One number, where the host of an address stands.
  {
    pattern: /(?<=:\/\/(?:[^\s/@]{1,100}@)?)(?:0x[0-9a-f]{1,8}|\d{8,10})(?=[:/?#\s"'<>]|$)/gim,
    plain: (found) => quadOf(Number(found)),
  },
  // A network of which the last octet is left out or open.
  {
    pattern: /(?<![\w./-])\d{1,3}(?:\.\d{1,3}){2}(?=\.[*xX](?!\w)|\/(?:[89]|[12]\d|3[0-2])(?![\w.]))/g,
    plain: (found) => `${decimal(found)}.0`,
  },
  // Rows of /proc/net/tcp, tcp6 and if_inet6.
  {
    pattern: /(?<=^\s{0,9}\d{1,6}: (?:[0-9A-F]{8,32}:[0-9A-F]{4} )?)[0-9A-F]{8}(?:[0-9A-F]{24})?(?=:[0-9A-F]{4} )/gm,
    plain: ofKernel,
  },
  { pattern: /^[0-9a-f]{32}(?= [0-9a-f]{2} [0-9a-f]{2} )/gm, plain: grouped },
]

/** Whether an address may stay: it names no machine that the Internet reaches. */
function stays(address: HostAddress): boolean {
  return isPrivate(address) || isLoopback(address) || isLinkLocal(address) || isSpecial(address)
}

/** Hides public addresses in one text after another: one has the same number wherever it stands, however it is written. */
export function hidingAddresses() {
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
  /** What stands for each text that was met: itself where it may stay. */
  const met = new Map<string, string>()
  const instead = (found: string, plain: string | null): string => {
    const known = met.get(found)
    if (known !== undefined) return known
    const address = plain === null ? null : addressOf(plain)
    const name = !address || stays(address) ? found : nameOf(address.family, String(address.value))
    met.set(found, name)
    return name
  }
  const hidePlain6 = (found: string): string => {
    const address = addressOf(found)
    if (address?.family === 4) {
      return found.includes('.') ? found.replace(v4, (quad) => instead(quad, decimal(quad))) : instead(found, found)
    }
    if (address) return /^::1:\d{1,5}$/.test(found) ? found : instead(found, found)
    // netstat cuts long addresses off and puts the port behind another colon.
    const cut = /^([23][0-9a-f]{3}(?::[0-9a-f]{0,4}){2,}):(\d{1,5})$/i.exec(found)
    if (cut?.[1]) return `${nameOf(6, cut[1])}:${cut[2]}`
    return /^[23][0-9a-f]{3}:/i.test(found) ? nameOf(6, found) : found
  }
  const respelled = (text: string, spellings: readonly Spelling[]) =>
    spellings.reduce(
      (whole, { pattern, plain }) => whole.replace(pattern, (found) => instead(found, plain(found))),
      text,
    )
  return {
    hide: (text: string): string =>
      respelled(
        respelled(text, beforePlain)
          .replace(nibbles, (found) => `${nameOf(6, found.toLowerCase())}.ip6.arpa`)
          .replace(v6, hidePlain6)
          .replace(v4, (found) => instead(found, decimal(found))),
        afterPlain,
      ),
    count: () => numbers.size,
  }
}
