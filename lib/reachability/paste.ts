/** A command with its output, or a stretch of text without a command. */
export interface Block {
  /** Zero-based number of the pasted piece that it stands in. */
  readonly piece: number
  /** The command as typed, without its prompt; null when none is shown. */
  readonly command: string | null
  /** Name of the machine in the prompt; null when none is shown. */
  readonly at: string | null
  /** True when another prompt follows: the output is all there. */
  readonly ended: boolean
  /** Lines of output, without comments. */
  readonly lines: readonly string[]
  /** First and last line of the piece that it fills, counted from 1. */
  readonly place: { readonly from: number; readonly to: number }
}

/** Longest text that is read of one piece, in characters. */
export const longestPiece = 8_000_000

/** Longest line that is read; no program prints a longer row. */
const longestLine = 4000

/** A line that stands more often in a row says no more. */
const mostRepeated = 50

const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g
const invisible = /[\u0000\u200b-\u200f\u2060\ufeff]/g

/** Takes out terminal colours, carriage returns, invisible characters, and what a mail, a list or a web page put around. */
export function cleanText(text: string): string {
  const clean = text
    .slice(0, longestPiece)
    .replace(escapes, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n{1000,}/g, '\n')
    .replace(invisible, '')
    .replace(/\u00a0|\u3000/g, ' ')
  let plain = unescaped(clean)
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const next = unindented(unquoted(plain))
    if (next === plain) break
    plain = next
  }
  return plain
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
  return (/&quot;/.test(text) && !text.includes('"')) || (/&[lg]t;/.test(text) && !/[<>]/.test(text))
    ? text.replace(/&(?:quot|lt|gt|amp|#39);/g, (entity) => entities[entity] ?? entity)
    : text
}

/** A text each line of which is quoted as in a mail. */
function unquoted(text: string): string {
  return text.startsWith('>') && text.split('\n').every((line) => line === '' || line.startsWith('>'))
    ? text.replace(/^> ?/gm, '')
    : text
}

/** A text each line of which is indented, as under a point of a list. */
function unindented(text: string): string {
  if (!/^[ \t]/.test(text)) return text
  let indent = Number.POSITIVE_INFINITY
  for (const line of text.split('\n')) {
    if (line.trim() !== '') indent = Math.min(indent, line.length - line.trimStart().length)
    if (indent === 0) return text
  }
  return text.replace(new RegExp(`^[ \\t]{1,${Math.min(indent, 100)}}`, 'gm'), '')
}

const tools =
  'ss|netstat|lsof|iptables|iptables-save|ip6tables|ip6tables-save|nft|ufw|firewall-cmd|curl|wget|ssh|telnet|nc|ncat|nmap|ping|ping6|dig|nslookup|host|netsh|Get-NetTCPConnection|Test-NetConnection|tnc|Get-NetFirewallProfile|Get-NetFirewallRule|ip|ifconfig|systemctl|cat|aliyun|terraform|mysql|psql|redis-cli|openssl'
const shellPrompt =
  /^\s{0,4}(?:\([\w.-]+\)\s*)?\[?[\w.-]{1,64}@([\w.-]{1,64})[ :][^\]#$%>\n]{0,120}\]?\s?[#$%>]\s?(.*)$/
const windowsPrompt = /^\s{0,4}(?:PS )?[A-Za-z]:\\[^>\n]{0,200}>\s?(.*)$/
const barePrompt = new RegExp(String.raw`^\s{0,4}[#$%❯➜]\s+((?:sudo\s+)?(?:/(?:usr/)?s?bin/)?(?:${tools})\b(?!:).*)$`)
const bareCommand = new RegExp(
  String.raw`^\s{0,4}((?:sudo\s+(?:-\S+\s+)?)?(?:/(?:usr/)?s?bin/)?(?:(?:${tools})\s+(?:-|/|status\b|show\b|list\b|advfirewall\b|https?:|(?=\S*[.:]\S)(?!.*[.:]$)\S+)|(?:ip6?tables-save|netstat|ss)\s*$|netstat\s*\|).*)$`,
)
// dig puts what it answers behind two semicolons.
const comment = /^\s*(?:#|\/\/|REM\s|;(?!;))/

function promptOf(line: string): { at: string | null; command: string } | null {
  if (line.length > 1000) return null
  const shell = shellPrompt.exec(line)
  if (shell) return { at: shell[1] ?? null, command: (shell[2] ?? '').trim() }
  const windows = windowsPrompt.exec(line)
  if (windows) return { at: 'windows', command: (windows[1] ?? '').trim() }
  const bare = barePrompt.exec(line) ?? bareCommand.exec(line)
  return bare ? { at: null, command: (bare[1] ?? '').trim() } : null
}

/**
 * Cuts a paste at its prompts. Comments (`#`, `//`, `REM`) are left out: what stands in them is no output.
 * A `#` or `$` before a known command is read as a prompt.
 */
export function blocksOf(text: string, piece: number): Block[] {
  const blocks: Block[] = []
  let command: string | null = null
  let at: string | null = null
  let lines: string[] = []
  let number = 0
  let from = 0
  let to = 0
  const close = (ended: boolean) => {
    if (command !== null || lines.some((line) => line.trim() !== '')) {
      blocks.push({ piece, command, at, ended: ended && command !== null, lines, place: { from, to } })
    }
    lines = []
    from = 0
  }
  let before = ''
  let repeated = 0
  for (const line of text.split('\n')) {
    number += 1
    repeated = line === before ? repeated + 1 : 0
    before = line
    if (repeated >= mostRepeated) continue
    const prompt = /[#$%>❯➜]|^\s{0,4}[A-Za-z/]/.test(line) ? promptOf(line) : null
    if (prompt) {
      close(true)
      command = prompt.command.replace(/^sudo\s+(?:-\S+\s+)*/, '') || null
      at = prompt.at
    } else if (line.length > longestLine) {
      lines.push(line.slice(0, 80))
    } else if (!comment.test(line)) {
      lines.push(line)
    } else continue
    if (line === '') continue
    from ||= number
    to = number
  }
  close(false)
  // Commands one after another without any output are commands to run, not commands that were run.
  const list =
    blocks.length > 1 && command !== null && blocks.every((block) => block.lines.every((line) => line.trim() === ''))
  return list ? blocks.map((block) => ({ ...block, ended: false })) : blocks
}

/** A line as it is quoted in a reason: trimmed, at most 300 characters. */
export function quote(line: string): string {
  const text = line.trim()
  return text.length > 300 ? `${text.slice(0, 299)}…` : text
}
