import { addressOf, type HostAddress, isLinkLocal, isLoopback, isPrivate, isSpecial } from './model/host-address'

export interface Masked {
  readonly text: string
  /** How many secrets were found. */
  readonly secrets: number
  /** How many different public addresses were found; 0 when they stay. */
  readonly addresses: number
}

const hidden = '***'

/**
 * Secrets by the shape of what stands around them or of themselves. Where there are groups, the first stays and the rest
 * is hidden. Every repetition is bounded, so that no text makes a pattern slow.
 */
const secrets: readonly RegExp[] = [
  // A private key, to its last line or as far as it was pasted.
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:\r?\n(?!-----)[^\n]{0,200}){1,400}/g,
  // Headers as clients print them, to the end of the line.
  /(^[<>*\s]{0,8}(?:(?:Proxy-)?Authorization|Cookie|Set-Cookie|X-[\w-]{0,40}(?:Token|Key|Secret|Auth)[\w-]{0,40})\s{0,3}:[ \t]{0,8})(?=\S)[^\r\n]+/gim,
  // The same inside quotes: curl -H 'Authorization: …', JSON.
  /(\b(?:Proxy-)?(?:Authorization|Cookie|Set-Cookie)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)(?=[^\s"'*])[^\r\n"']+/gi,
  /(\b(?:Bearer|Basic|Digest)\s)[A-Za-z0-9+/=._~-]{8,}/g,
  // name = value, in any notation.
  /((?:passwo?r?d|passphrase|passwd|pwd|secret|token|api[_-]?key|access[_-]?key(?:[_-]?(?:id|secret))?|private[_-]?key|credential|signature|session[_-]?id|master-key|psk)[\w-]{0,20}["']?[ \t]{0,3}(?:=>|[:=])[ \t]{0,3})(?:"(?!\*{3}")[^"\n]{1,4000}"|'(?!\*{3}')[^'\n]{1,4000}'|(?!\*{3})[^\s"'&,;<>]{1,4000})/gi,
  // Options of commands.
  /(\s--(?:password|pass|token|secret|api-key|access-key-id|access-key-secret|sts-token)[ \t]{1,3})(?!\*{3})[^\s-]\S{0,4000}/gi,
  /(\s(?:-u|-U|--user|--proxy-user)[ \t=]{0,3}["']?[^\s:"'/]{1,200}:)(?!\*{3})[^\s"']{1,400}/g,
  /(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,200}?\s-p)(?!\*{3})[^\s-]\S{0,400}/g,
  /(\b(?:sshpass\s{1,3}-p|redis-cli\b[^\n]{0,200}?\s-a)[ \t]{0,3})(?!\*{3})\S{1,400}/g,
  // user:password@ of an address.
  /(:\/\/[^\s/:@"']{0,200}:)(?!\*{3}@)[^\s/@"']{1,500}(?=@)/g,
  // An AccessKey secret has no mark of its own; it stands beside its id.
  /((?:LTAI[A-Za-z0-9]{8,40}|\*{3})[\s,;:|/"']{1,10})[A-Za-z0-9]{30}(?![A-Za-z0-9])/g,
  /\bLTAI[A-Za-z0-9]{8,40}\b/g,
  /\bSTS\.[A-Za-z0-9]{8,60}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|sk-|ya29\.)[A-Za-z0-9_-]{16,300}/g,
  /\bAIza[A-Za-z0-9_-]{30,50}/g,
  /\beyJ[A-Za-z0-9_-]{5,4000}\.[A-Za-z0-9_-]{2,4000}(?:\.[A-Za-z0-9_-]{0,4000})?/g,
]

const v4 = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g
const v6 = /(?<![0-9A-Za-z:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,9}(?:\.\d{1,3}){0,3}/g

/** Whether an address may stay: it names no machine that the Internet reaches. */
function stays(address: HostAddress): boolean {
  return isPrivate(address) || isLoopback(address) || isLinkLocal(address) || isSpecial(address)
}

/**
 * Hides what a ticket need not show: AccessKeys, passwords, tokens, cookies, Authorization headers, private keys, and
 * (unless `addresses` is false) public addresses. An address gets a number, the same one wherever it stands; private,
 * loopback and link-local addresses stay. It knows secrets by their shape, so a reader should still look.
 */
export function mask(text: string, { addresses = true }: { readonly addresses?: boolean } = {}): Masked {
  let count = 0
  let masked = text
  for (const secret of secrets) {
    masked = masked.replace(secret, (_, before: unknown) => {
      count += 1
      return typeof before === 'string' ? `${before}${hidden}` : hidden
    })
  }
  if (!addresses) return { text: masked, secrets: count, addresses: 0 }
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
  masked = masked
    .replace(v6, (found) => {
      const address = addressOf(found)
      if (!address) {
        // netstat cuts long addresses off and puts the port behind another colon.
        const cut = /^([23][0-9a-f]{3}(?::[0-9a-f]{0,4}){2,}):(\d{1,5})$/i.exec(found)
        if (cut?.[1]) return `${nameOf(6, cut[1])}:${cut[2]}`
        return /^[23][0-9a-f]{3}:/i.test(found) ? nameOf(6, found) : found
      }
      if (address.family === 4) {
        return stays(address) ? found : found.replace(v4, (quad) => nameOf(4, quad))
      }
      return stays(address) || /^::1:\d{1,5}$/.test(found) ? found : nameOf(6, String(address.value))
    })
    .replace(v4, (found) => {
      const address = addressOf(found)
      return !address || stays(address) ? found : nameOf(4, found)
    })
  return { text: masked, secrets: count, addresses: numbers.size }
}
