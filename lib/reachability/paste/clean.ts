import { withoutPrefixes } from './prefixes'

/** Longest text that is read of one piece, in characters. */
const longestPiece = 8_000_000

const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g
const invisible = /[\u0000\u200b-\u200f\u2060\ufeff]/g
const hasInvisible = new RegExp(invisible.source)

/** A text, and its lines. */
interface Cleaned {
  readonly text: string
  readonly lines: readonly string[]
}

/** Takes out terminal colours, carriage returns, invisible characters, and what a mail, a list or a web page put around. */
export function cleanText(text: string): Cleaned {
  let clean = text.slice(0, longestPiece)
  // To look for a character costs far less than to replace it: most texts have none of these.
  if (clean.includes('\u001b')) clean = clean.replace(escapes, '')
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n')
  clean = withoutManyBreaks(clean)
  if (hasInvisible.test(clean)) clean = clean.replace(invisible, '')
  if (clean.includes('\u00a0') || clean.includes('\u3000')) clean = clean.replace(/[\u00a0\u3000]/g, ' ')
  if (clean.includes('<')) clean = clean.replace(markup, '')
  if (clean.includes('[K')) clean = clean.replace(lostEscapes, '')
  if (clean.includes('`')) clean = withoutTicks(clean)
  if (clean.includes('**')) clean = clean.replace(bold, '$1').replace(boldLine, '$1').replace(boldStretch, '$1')
  let plain = straightened(unescaped(clean))
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const next = unindented(unquoted(plain))
    if (next === plain) break
    plain = next
  }
  const lines = plain.split('\n')
  const bare = withoutPrefixes(lines)
  return bare === lines ? { text: plain, lines } : { text: bare.join('\n'), lines: bare }
}

const manyBreaks = '\n'.repeat(1000)

/** Takes out lines without anything by the thousand. A pattern that counts so far has no room for megabytes of them. */
function withoutManyBreaks(text: string): string {
  let clean = ''
  let from = 0
  for (let at = text.indexOf(manyBreaks); at >= 0; at = text.indexOf(manyBreaks, from)) {
    clean += `${text.slice(from, at)}\n`
    from = at + manyBreaks.length
    while (text[from] === '\n') from += 1
  }
  return from === 0 ? text : clean + text.slice(from)
}

/** Tags with which web pages set code apart. */
const markup = /<\/?(?:pre|code|samp|kbd|blockquote)(?: [^<>]{0,80})?>|<br ?\/?>(?=\n|$)/gi

/** What is left of the colours of `grep` where the escape itself was not copied. */
const lostEscapes = /\[(?:\d{1,2}(?:;\d{1,2}){0,3})?m?\[K/g

/** Lines each of which a person has made code of. */
const ticked = /^(`)([^`\n]{1,1000})\1[ \t]{0,9}$/gm

/** What a person has set in bold. */
const bold = /(?<!\*)\*\*(?=[^\s*])([^*\n]{1,80})(?<=[^\s*])\*\*(?!\*)/g

/** A stretch of code over several lines: the mark stands at the beginning of one, and at the end of another. */
const tickedStretch = /^`([^`\n]{1,1000}(?:\n[^`\n]{0,1000}){1,200})`[ \t]{0,9}$/gm
/** A line of code that stands right behind the fence, where a line of its own was meant. */
const fenced = /^(`{3,9})([^`\s]{1,200} [^`\n]{1,1000})$/gm
/** A line all of which is in bold. */
const boldLine = /^[ \t]{0,9}\*\*(?=[^\s*])([^\n]{1,1000})(?<=[^\s*])\*\*[ \t]{0,9}$/gm

/** Words in bold over some lines, as people mark what matters in an output. */
const boldStretch = /(?<!\*)\*\*(?=[^\s*])([^*\n]{1,200}(?:\n[^*\n]{0,200}){1,20}(?<=[^\s*]))\*\*(?!\*)/g

function withoutTicks(text: string): string {
  const lines = (text.match(ticked)?.length ?? 0) > 1 ? text.replace(ticked, '$2') : text
  return lines.replace(tickedStretch, '$1').replace(fenced, '$2')
}

/** Most marks around a text that are taken off: a quotation in a quotation, under a point of a list. */
const mostLayers = 4

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#39;': "'",
}

/** A text that was copied out of the source of a web page: none of the marks themselves, but escaped ones. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return (/&quot;/.test(text) && !text.includes('"')) || (/&[lg]t;/.test(text) && !/[<>]/.test(text))
    ? text.replace(/&(?:quot|lt|gt|amp|#39);/g, (entity) => entities[entity] ?? entity)
    : text
}

/** Commands and rules of which a word processor, or a page, has made long dashes of the hyphens: `–dport 22`, `–p tcp`. */
const dashed =
  /^[ \t]{0,9}(?:[-–—][A-Z]|(?:[#$] )?(?:sudo )?(?:ip6?tables|firewall-cmd|docker|curl|netstat|ss)) [^\n]{0,1000}$/gm

const withHyphens = (line: string) =>
  line.replace(/(?<=\s)[–—](?=[a-z][a-z-])/g, '--').replace(/(?<=^\s{0,9}|\s)[–—](?=[A-Za-z0-9])/g, '-')

/** The two hyphens that iptables prints where a rule names no option, made one long dash. */
const dashAlone = /(?<=[ \t])[–—](?=[ \t])/g

/** A text whose quotes a word processor has bent, every one of them, in pairs, and `can’t`: one alone may belong to a name. */
function straightened(text: string): string {
  let straight = text
  if (straight.includes('Chain ') && /[–—]/.test(straight)) straight = straight.replace(dashAlone, '--')
  if (/[–—][A-Za-z]/.test(straight)) straight = straight.replace(dashed, withHyphens)
  if (straight.includes('n’t')) straight = straight.replace(/n’t\b/g, "n't")
  if (!straight.includes("'") && /‘[^‘’]*’/.test(straight)) straight = straight.replace(/[‘’]/g, "'")
  if (!straight.includes('"') && /“[^“”]*”/.test(straight)) straight = straight.replace(/[“”]/g, '"')
  return straight
}

/** A text each line of which is quoted as in a mail. */
function unquoted(text: string): string {
  return text.startsWith('>') && !/\n[^>\n]/.test(text) ? text.replace(/^> ?/gm, '') : text
}

/** A text each line of which is indented, as under a point of a list. */
function unindented(text: string): string {
  if (!/^[ \t]/.test(text) || /\n\S/.test(text)) return text
  let indent = Number.POSITIVE_INFINITY
  for (const line of text.split('\n')) {
    if (line.trim() !== '') indent = Math.min(indent, line.length - line.trimStart().length)
    if (indent === 0) return text
  }
  return text.replace(new RegExp(`^[ \\t]{1,${Math.min(indent, 100)}}`, 'gm'), '')
}
