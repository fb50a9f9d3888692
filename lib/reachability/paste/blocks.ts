import { FirstLook, type LineSigns } from '../look'
import { isSupposed, isTold } from '../read/talk'
import { type Entered, enteredBy, leftBy } from './entered'
import { isGap } from './gap'

/** A command with its output, or a stretch of text without a command. */
export interface PastedBlock {
  /** Zero-based number of the pasted piece that it stands in. */
  readonly piece: number
  /** The command as typed, without its prompt; null when none is shown. */
  readonly command: string | null
  /** Name of the machine in the prompt; null when none is shown. */
  readonly at: string | null
  /** The container in whose shell it was typed; null when none is shown. */
  readonly within: string | null
  /** True when another prompt follows: the output is all there. */
  readonly ended: boolean
  /** True when text is missing at its end. */
  readonly cut: boolean
  /** Lines of output, without comments. */
  readonly lines: readonly string[]
  /** First and last line of the piece that it fills, counted from 1. */
  readonly place: { readonly from: number; readonly to: number }
}

/** Longest line that is read; no program prints a longer row. */
const longestLine = 4000

/** Longest command that is put together of lines each of which goes on below. */
const longestCommand = 2000

/** A line that stands more often in a row says no more. */
const mostRepeated = 50

/** Programs whose commands are known without a prompt before them. */
const tools =
  'ss|netstat|lsof|iptables|iptables-save|ip6tables|ip6tables-save|nft|ufw|firewall-cmd|curl|wget|grpcurl|ssh|sftp|ftp|telnet|nc|ncat|nmap|ping|ping6|dig|nslookup|host|netsh|Get-NetTCPConnection|Get-NetUDPEndpoint|Test-NetConnection|Test-Connection|tnc|tcping|portqry|psping|Get-Service|Get-Website|Get-IISSite|Get-WinEvent|Get-EventLog|appcmd|sc|rc-service|rc-status|s6-svstat|sv|crictl|cscli|csf|Get-NetFirewallProfile|Get-NetFirewallRule|Invoke-WebRequest|iwr|ip|ifconfig|ipconfig|route|systemctl|service|journalctl|cat|tail|grep|aliyun|terraform|mysql|psql|redis-cli|mongo|mongosh|openssl|docker|docker-compose|podman|nerdctl|kubectl|k3s|microk8s|pm2|supervisorctl|wg|sockstat|hping3|fail2ban-client|tcpdump|conntrack|traceroute|tracepath|tracert|mtr|hostname|getenforce|sestatus|nginx|apachectl|certbot|git|npm|node|python3?|gunicorn|uvicorn|flask|java|pfctl|ipfw|ipset|aws|az|gcloud|oci|doctl|hcloud|openstack|tccli|yc|scw|linode-cli|vultr-cli|virsh|qm|pct|vagrant|multipass|resolvectl|systemd-resolve|drill|kdig|delv|getent|pg_lsclusters|oc'
const shellPrompt =
  /^\s{0,4}(?:\([\w.-]{1,40}\)\s{0,3})?\[?[\w.-]{1,64}@([\w.-]{1,64})[ :][^\]#$%>\n]{0,120}\]?\s?[#$%>](?!\))\s?(.*)$/
const windowsPrompt = /^\s{0,4}(?:(?:PS )?[A-Za-z]:\\[^>\n]{0,200}|PS)>\s?(.*)$/
const sudo = String.raw`(?:(?:sudo|doas)\s{1,3}(?:-\S{1,20}\s{1,3}){0,3})?(?:/(?:usr/)?(?:local/)?s?bin/)?`
/** A prompt without a user before the machine, or behind it, or without a folder: `alpine:~# `, `Johns-MacBook-Pro:app john$ `, `root@db1# `. */
const hostPrompts: readonly RegExp[] = [
  /^\s{0,4}\[?[\w.-]{1,64}@([\w.-]{1,64})\]?[#$%]\s(.*)$/,
  /^\s{0,4}([\w.-]{1,64}):[~/][^\s#$%>]{0,120}\s?[#$%]\s(.*)$/,
  /^\s{0,4}([a-z][\w.-]{1,40}) ~[^\s#$%>]{0,120} [#$%]\s(.*)$/,
  /^\s{0,4}([\w.-]{1,64}):[^\s#$%>]{0,60} [\w.-]{1,32}[$%]\s(.*)$/,
]
/** The prompt of BusyBox, a folder alone: `/ # `, `~ # `. */
const folderPrompt = new RegExp(String.raw`^\s{0,4}[~/][^\s#$%>]{0,80}\s?[#$]\s{1,3}(${sudo}(?:${tools})\b(?!:).*)$`)
/** The prompt of a theme of zsh: an arrow, the folder, what git says of it. */
const arrowPrompt = new RegExp(
  String.raw`^\s{0,4}(?:\([\w.-]{1,40}\)\s{1,3})?➜\s{1,3}\S{1,80}(?:\s{1,3}git:\(\S{1,60}\))?(?:\s[✗x])?\s{1,3}(${sudo}(?:${tools})\b(?!:).*)$`,
)
const plainShell = /^(?:bash|sh|zsh|ash)-\d[\d.]{0,8}[#$]\s(.*)$/
const barePrompt = new RegExp(String.raw`^\s{0,4}[#$%❯➜➔>]\s{1,3}(${sudo}(?:${tools})\b(?!:).*)$`)
/** The same, copied without the blank behind it; variables of programs look alike. */
const tightPrompt =
  /^\s{0,4}[$%]((?:sudo )?(?:ssh|curl|wget|telnet|nc|ping|ss|netstat|lsof|nmap|dig|mysql|redis-cli|docker|kubectl|systemctl|journalctl|iptables|ufw|firewall-cmd)\s(?![=.]).*)$/
const emptyPrompt = /^\s{0,4}[#$%❯➜➔]\s{0,3}$/
/** What people have put before the mark of their prompt: the time, a folder, a branch, the name of a machine; no sentence, and no code. */
const dressed =
  /^\s{0,4}((?:(?!\S{1,60}[,;:!?]\s)[^\s<|&"'`=]{1,300} {1,3}){0,4}(?:(?!\S{1,60}[,;:!?]\s)[^\s<|&"'`=]{1,300} {0,3})?)[#$%>❯➜➔λ](?![#$%>❯➜➔λ=])\s{0,3}(?=\S)/
/** The mark `>` stands in much else: before it only a folder of PowerShell, one word, or the mark of another prompt. */
const plainlyDressed = /^(?:\([\w.-]{1,40}\)\s{1,3})?(?:PS \S{1,200}|[\w.-]{1,32}|\$)?\s{0,3}$/
/** Below a command, whatever is typed at a prompt of this kind. */
const anyCommand = /^\s{0,4}\$ ((?:\.{0,2}\/)?[a-z][\w./-]{0,60}(?:\s.{0,900})?)$/
/** What a program that runs in the background has printed behind the prompt: it begins with the time. */
const printed = /^\[?\d{4}[/-]\d\d[/-]\d\d[ T]\d\d:\d\d/
const options = String.raw`\s{1,9}(?:-|/|status\b|show\b|list\b|ps\b|get\b|compose\b|inspect\b|logs\b|(?:container\s{1,9})?run\s{1,9}(?:-|\\$)|advfirewall\b|https?:|(?=\S{0,255}[.:]\S)(?!.{0,300}[.:]$)\S)`
const bareCommand = new RegExp(
  String.raw`^\s{0,4}(${sudo}(?:(?:${tools})${options}|(?:ip6?tables-save|netstat|ss|getenforce|ifconfig|ipconfig)\s{0,9}$|netstat\s{0,9}\|).*)$`,
)
/** Of these, words follow in texts and logs as well: without a prompt they are no commands. */
const common =
  /^\s{0,4}(?:host|service|route|cat|tail|grep|java|git|node|npm|python3?|flask|nginx|ip|ssh|docker|ftp|certbot|gunicorn|uvicorn)\b/
// Java puts its last words behind a mark, dig what it answers behind two semicolons; what PostgreSQL's own file has behind a mark is what holds without a line of one's own.
// A search prints the file, and the number of the line, before the comment that it has found.
const comment =
  /^\s{0,40}(?:#(?!listen_addresses = |\s{1,2}(?:There is insufficient memory for|A fatal error has been detected by|SIG[A-Z]{3,4} \(0x|EXCEPTION_ACCESS_VIOLATION))|\/\/|REM\s|;(?!;|\S{1,255}\s{1,40}IN\s))|^[\w./~-]{1,120}:(?:\d{1,6}:)?\s{1,40}#\s/

/** What each prompt and each command has: a mark, or the name of a program at the beginning. */
const mayPrompt = new RegExp(String.raw`[#$%>❯➜➔λ]|^\s{0,4}(?:\x60|${sudo}(?:${tools}|ip6?tables-save)\b)`)

/** A line of a script that sets up a firewall: it prints nothing, and says what the rules are to be. */
const scripted = new RegExp(
  String.raw`^\s{0,9}(?:${sudo}ip6?tables|"?\$\{?IP6?T(?:ABLES)?\}?"?)(?:\s{1,9}(?:-w|--wait)(?:\s\d{1,3})?)?(?:\s{1,9}(?:-t|--table)\s{1,9}\w{3,8})?\s{1,9}(?:-[APIDFXNZ]|--(?:append|policy|insert|delete|flush))(?:\s|$)`,
)

interface Prompt {
  readonly at: string | null
  readonly command: string
}

/** Commands that print files, in which a line with a mark alone is a comment. */
const printing = /^(?:sudo\s{1,3})?(?:cat|tail|head|grep|less|more|vi|vim|nano)\b/

/** A command that stands alone in its line, set as code. */
const codeAlone = /^\s{0,4}`([^`\n]{2,1000})`\s{0,4}$/
/** Those that people set so, whatever follows them. */
const codedCommand = new RegExp(
  String.raw`^${sudo}(?:(?:${tools})${options}|(?:docker|podman)\s{1,9}(?:container\s{1,9})?run\s).{0,900}$`,
)

function promptOf(written: string, open: string | null): Prompt | null {
  const code = written.includes('`') ? codeAlone.exec(written)?.[1]?.trim() : undefined
  if (code !== undefined && codedCommand.test(code) && !isSupposed(code)) return { at: null, command: code }
  const prompt = typedAt(written, open)
  // What is typed at the prompt, set as code.
  return prompt?.command.startsWith('`') ? { ...prompt, command: prompt.command.replace(/^`([^`]*)`$/, '$1') } : prompt
}

/** A known command with its options behind a mark, whatever prompt the mark ends. */
function behindMark(line: string): Prompt | null {
  const match = dressed.exec(line)
  if (!match) return null
  const [whole, before = ''] = match
  if (whole.trimEnd().endsWith('>') && !plainlyDressed.test(before)) return null
  const command = bareCommand.exec(line.slice(whole.length))?.[1]
  return command === undefined ? null : { at: /@([\w.-]{1,64})/.exec(before)?.[1] ?? null, command: command.trim() }
}

/** What is typed at a mark alone, below a command and what it has printed. */
function belowOpen(line: string): Prompt | null {
  if (emptyPrompt.test(line)) return { at: null, command: '' }
  const next = anyCommand.exec(line)?.[1]
  return next === undefined ? null : { at: null, command: next.trim() }
}

function typedAt(line: string, open: string | null): Prompt | null {
  if (line.length > 1000) return null
  const shell = shellPrompt.exec(line)
  if (shell && printed.test(shell[2] ?? '')) return null
  if (shell) return { at: shell[1] ?? null, command: (shell[2] ?? '').trim() }
  const windows = windowsPrompt.exec(line)
  if (windows) return { at: 'windows', command: (windows[1] ?? '').trim() }
  for (const pattern of hostPrompts) {
    const match = pattern.exec(line)
    if (match) return { at: match[1] ?? null, command: (match[2] ?? '').trim() }
  }
  const bare = [arrowPrompt, plainShell, barePrompt, tightPrompt, folderPrompt]
    .map((form) => form.exec(line))
    .find((match) => match !== null)
  if (bare) return { at: null, command: (bare[1] ?? '').trim() }
  const behind = behindMark(line)
  if (behind) return behind
  const below = open === null || printing.test(open) ? null : belowOpen(line)
  if (below) return below
  const typed = bareCommand.exec(line)
  if (!typed) return null
  const firm =
    !common.test(line) ||
    /^\s{0,4}(?:ip\s{1,3}-|ip (?:-\S{1,9} )?(?:a|addr|address|route|r|link)\b|ssh\s{1,3}-|docker\s{1,3}(?:ps|compose|inspect|logs)\b|docker\s{1,9}(?:container\s{1,9})?run\s{1,9}(?:-|\\$)|nginx\s{1,3}-)/.test(
      line,
    )
  // A sentence may begin like a command.
  const isTalk =
    /[,，]\s{0,3}(?:then|and|but|so|after|which|I|the|然后|但)\b|[。]|\s(?:->|=>|→|⇒)\s|^[^'"]{0,300}?(?:\s(?:gives?|returns?|works?|fails?|is|says?) |https?:\S{0,300} ?[ぁ-ん]|(?:返回|可以|正常|超时|不通))/.test(
      line,
    )
  return firm && !isTalk ? { at: null, command: (typed[1] ?? '').trim() } : null
}

/** A line with which the output of a program begins. */
export interface Head {
  /** What prints it; lines of one name do not part an output. */
  readonly name: string
  readonly pattern: RegExp
  /** Another one begins another output. */
  readonly again: boolean
}

/** The groups of a look that hold in a line, in their order. */
export type Seen = readonly number[]

/** A block, with what the look at each of its lines has found. */
export interface SeenBlock extends PastedBlock {
  readonly seen: readonly Seen[]
}

/** Looks at lines, and finds where one has to be cut, and which head it is. */
export interface Cutter {
  /** Looks at a line once for all who ask of it. */
  readonly look: (line: string) => Seen
  /** The rows of a listing of sockets that stand in one line; null where it holds but one. */
  readonly rowsOf: (line: string, seen: Seen) => readonly string[] | null
  /** The head that a line is; null when it is none. */
  readonly headOf: (line: string, seen: Seen) => Head | null
}

/** What a cutter needs to be looked for. */
export function cutterSigns(heads: readonly Head[]): LineSigns[] {
  return [[rowWithin], heads.map(({ pattern }) => pattern)]
}

/**
 * A cutter that knows these heads.
 *
 * @param first the group of the look at which its own signs begin
 */
export function cutterOf(heads: readonly Head[], look: Cutter['look'], first: number): Cutter {
  return {
    look,
    rowsOf: (line, seen) =>
      line.length <= longestLine && seen.includes(first) && rowBegins.test(line.slice(2))
        ? line.split(rowWithin)
        : null,
    headOf: (line, seen) =>
      line.length <= 400 && seen.includes(first + 1) ? (heads.find(({ pattern }) => pattern.test(line)) ?? null) : null,
  }
}

/** Code in a sentence of Markdown, long enough to be what a program has printed. */
const inlineCode = /`([^`\n]{20,400})`/g

/** Where another row of a listing of sockets begins in a line: a page has lost the ends of its lines, or a person has quoted one. */
const rowWithin =
  /(?<=[^\s|][\s:：|])\s{0,9}(?=(?:tcp|udp)6?\s{1,9}\d{1,6}\s{1,9}\d{1,6}\s{1,9}\S{1,80}:\S{1,20}\s)|(?<=[^\s|][\s:：|])(?<!(?:tcp|udp)6?\s{1,20})(?=LISTEN\s{1,20}\d{1,6}\s{1,20}\d{1,6}\s{1,20}\S{1,80}:\d)/

/** How such a row begins. What cannot stand before it is told by `rowWithin`, which looks at far more. */
const rowBegins =
  /(?:tcp|udp)6?\s{1,9}\d{1,6}\s{1,9}\d{1,6}\s{1,9}\S{1,80}:\S|LISTEN\s{1,20}\d{1,6}\s{1,20}\d{1,6}\s{1,20}\S{1,80}:\d/

/** A cutter that knows no heads. */
function plainCutter(): Cutter {
  const look = new FirstLook(cutterSigns([]))
  return cutterOf([], (line) => look.at(line).groups(), 0)
}

/** A sentence and the outputs that it quotes, null where it quotes none: one that speaks of failures in general does not. */
function partsOf(line: string): string[] | null {
  if (!line.includes('`') || line.length > 2000 || isTold(line) || isSupposed(line)) return null
  const quoted = [...line.matchAll(inlineCode)].flatMap(([, code = '']) =>
    /\d/.test(code) && code.includes(' ') ? [code.trim()] : [],
  )
  return quoted.length === 0 || /^\s{0,9}`{3}/.test(line) ? null : [line.replace(inlineCode, '``'), ...quoted]
}

/** How a sentence ends that announces an output. */
const announcing = /(?:[:：]|如下|以下の通りです)[。.]?\s{0,9}$/
/** What Markdown puts around an output. */
const fence = /^\s{0,9}(?:`{3,9}|~{3,9})[\w+-]{0,20}\s{0,9}$/

/** The command whose output a sentence announces, the only one that it names: "`ss -lntp` gives me this:". */
function announcedBy(line: string): string | null {
  if (line.length > 400 || !line.includes('`') || !announcing.test(line) || isSupposed(line) || isTold(line))
    return null
  const codes = [...line.matchAll(/`([^`\n]{2,300})`/g)].map(([, code = '']) => code.trim())
  const [command, another] = codes.filter((code) => bareCommand.test(code) || codedCommand.test(code))
  return command !== undefined && another === undefined ? command : null
}

/** Fewest lines by which a text is taken for one that a page, or a mail, has given an empty line behind each. */
const fewestDoubled = 4

/** The lines of a text; where an empty one stands between all of them, and never two together, without that one. */
function withoutDoubled(lines: readonly string[]): readonly (string | null)[] {
  let full = 0
  for (const [at, line] of lines.entries()) {
    if (isBlank(line)) continue
    if (at > 0 && !isBlank(lines[at - 1] ?? '')) return lines
    full += 1
  }
  if (full < fewestDoubled) return lines
  // What was empty before has two more of them around.
  return lines.map((line, at) => (isBlank(line) && !isBlank(lines[at + 1] ?? '') ? null : line))
}

interface Open {
  command: string | null
  at: string | null
  within: string | null
  lines: string[]
  seen: Seen[]
  from: number
  to: number
  /** Whose head has been seen in it. */
  head: string | null
}

const isBlank = (line: string) => line.trim() === ''

/**
 * Cuts a paste at its prompts, and where the output of another program begins without one. Comments (`#`, `//`, `REM`) are
 * left out: what stands in them is no output. A `#` or `$` before a known command is read as a prompt.
 */
export function pastedBlocks(
  lines: readonly string[],
  piece: number,
  { look, rowsOf, headOf }: Cutter = plainCutter(),
  seen: readonly Seen[] = lines.map(look),
): SeenBlock[] {
  const blocks: SeenBlock[] = []
  let open: Open = { command: null, at: null, within: null, lines: [], seen: [], from: 0, to: 0, head: null }
  let entered: Entered | null = null
  const close = (ended: boolean, next: Prompt | null) => {
    const { command, at, within, lines, seen, from, to } = open
    if (command !== null || lines.some((line) => !isBlank(line))) {
      blocks.push({
        piece,
        command,
        at,
        within,
        ended: ended && command !== null,
        cut: lines.some(isGap),
        lines,
        seen,
        place: { from, to },
      })
    }
    const typed = next?.command.replace(/^sudo\s{1,9}(?:-\S{1,20}\s{1,9}){0,3}/, '') || null
    // Behind a prompt without a command, what follows was pasted from elsewhere.
    open = {
      command: typed,
      at: typed === null ? null : (next?.at ?? null),
      within: typed === null ? null : (entered?.container ?? null),
      lines: [],
      seen: [],
      from: 0,
      to: 0,
      head: null,
    }
  }
  /** Adds a line to the open block, or what it quotes; of one that no program prints its beginning. */
  const add = (line: string, has: Seen) => {
    const shown = line.length > longestLine ? line.slice(0, 80) : line
    for (const part of partsOf(shown) ?? [shown]) {
      open.lines.push(part)
      open.seen.push(part === line ? has : look(part))
    }
  }
  /** Takes a line into the open block, or opens another with it. */
  const take = (line: string, has: Seen) => {
    const isScript = scripted.test(line)
    if (isScript && open.command !== null) close(true, null)
    const prompt = !isScript && mayPrompt.test(line) ? promptOf(line, open.command) : null
    if (prompt) {
      entered = leftBy(entered, line, prompt)
      close(true, prompt)
      entered = enteredBy(open.command ?? '', open.at) ?? entered
      return true
    }
    if (open.command?.endsWith('\\') && open.command.length < longestCommand && open.lines.length === 0) {
      open.command = `${open.command.slice(0, -1).trimEnd()} ${line.trim().replace(/^>\s{1,9}/, '')}`
      return true
    }
    if (comment.test(line)) return false
    const head = headOf(line, has)
    if (head !== null && (head.name !== open.head || head.again)) {
      if (open.lines.some((other) => !isBlank(other))) close(true, null)
      open.head = head.name
    }
    add(line, has)
    return true
  }
  /** Whether an output begins below a line: no prompt, and not the end. */
  const isFollowed = (number: number) => {
    const next = lines.slice(number, number + 4).find((line) => !isBlank(line) && !fence.test(line))
    return next !== undefined && !(mayPrompt.test(next) && promptOf(next, null))
  }
  /** Takes the rows of a line, and notes where they stand. */
  const takeRows = (line: string, has: Seen) => {
    const rows = rowsOf(line, has)
    for (const row of rows ?? [line]) {
      if (!take(row, rows === null ? has : look(row)) || line === '') continue
      open.from ||= number
      open.to = number
    }
  }
  // A line that was taken out is not the one that was looked at.
  const ofBlank = look('')
  let fenced = false
  let before = ''
  let repeated = 0
  let number = 0
  for (const line of withoutDoubled(lines)) {
    number += 1
    if (line === null) continue
    if (fence.test(line)) {
      // What stands behind a fence is no more of the output in it.
      if (fenced && !open.lines.every(isBlank)) close(false, null)
      fenced = !fenced
      continue
    }
    const announced = announcedBy(line)
    if (announced !== null && isFollowed(number)) {
      add(line, look(line))
      open.from ||= number
      open.to = number
      close(false, { at: null, command: announced })
      continue
    }
    repeated = line === before ? repeated + 1 : 0
    before = line
    if (repeated >= mostRepeated) continue
    takeRows(line, line === '' ? ofBlank : (seen[number - 1] ?? ofBlank))
  }
  const asked = open.command !== null
  close(false, null)
  // Commands one after another without any output are commands to run, not commands that were run.
  const list = blocks.length > 1 && asked && blocks.every((block) => block.lines.every(isBlank))
  return list ? blocks.map((block) => ({ ...block, ended: false })) : blocks
}
