import { longestSentence, mostLines } from '../complaint'
import { failing } from '../data/complaints'
import { goingOn } from '../data/machines'
import { outcomeOf } from '../data/phrases'
import { headedBy, longestLabel, ownerBelow, toldIn } from './headings'
import { type Asked, askedMachines, type Owner } from './machines'
import { isMissed, type Kin, kinIn } from './series'
import { clausesOf, isSentence, isTalk } from './speech'

/** A heading of its own, with what it shows behind it in the same line: `On my laptop: curl: (28) …`. */
const inline = /^([^:：<>[\]{}|="$#]{2,60})[:：]\s{1,3}(\S.{2,})$/
/** What an answer of HTTP, or a listing, calls so. */
const header = /^\s{0,9}(?:Server|Host|Node|Machine)\s{0,9}$/i
/** What a program says of itself as it starts: `Running locally at: http://…`. */
const ofProgram = /^\s{0,9}(?:Running|Serving|Listening|Started|Starting|Available)\b/
/** Commands that try another machine, and those that try one's own. */
const trying =
  /^\S{0,80}[#$%>]\s{1,3}(?:curl|wget|ssh|telnet|nc|ncat|ping|mysql|psql|redis-cli|Test-NetConnection|tnc|tcping|tracert|traceroute|mtr|dig|nslookup|openssl)\b/i
const atLoopback = /\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]/
/** Behind a prompt without a command, what follows was pasted from elsewhere. */
const emptyPrompt = /^\S{0,80}[#$%>]\s{0,3}$/
const prompt = /^\S{0,80}[#$%>]\s{1,3}\S/

/** Commands that ask a cluster, or a cloud, of its own: from whichever machine, the answer is the same. */
const ofCluster =
  /^.{0,120}?[#$%>]\s{1,3}(?:sudo )?(?:kubectl|oc|helm|istioctl|aliyun|aws|gcloud|az|doctl|hcloud|tccli|flyctl|heroku)\s/

/** Whether lines that stand together are a try of another machine: what a client meets there is met by whoever tries. */
function isTry(lines: readonly string[]): boolean {
  const [first = ''] = lines
  if (lines.some((line) => atLoopback.test(line))) return false
  if (prompt.test(first)) return trying.test(first)
  return lines.some((line) => line.length <= longestSentence && outcomeOf(line) !== null)
}

/** The machine at a prompt, without who is logged in. */
const promptHost = /^\s{0,4}\[?(?:[\w.-]{1,64}@)?([\w.-]{1,64})(?:[ :][^\]#$%>\n]{0,120})?\]?\s?[#$%>]\s/

/** Whose the machine at a prompt is, where its name says so. */
function ownerAt(line: string, { kin, isOnlyHost }: Reading): Owner | undefined {
  const host = promptHost.exec(line)?.[1]
  if (host === undefined || line.length > longestSentence) return undefined
  const missed = isMissed(host, kin)
  if (missed !== null) return missed ? 'own' : 'client'
  if (isOnlyHost) return undefined
  return /^(?:my-?)?(?:laptop|notebook|macbook|desktop|homelab|nas)(?:[-_.\d]|$)/i.test(host) ? 'client' : undefined
}

/** Commands by which people look after what their machine serves. */
const lookingAfter =
  /[#$%>]\s{1,3}(?:sudo )?(?:docker|podman|docker-compose|systemctl|journalctl|service|synoservice|midclt|qm|pct)\s/

/** Whether a text shows one machine alone, and nobody speaks of it: it is the one that is asked about, whatever it is called. */
function showsOneHost(lines: readonly string[]): boolean {
  const told = lines.slice(0, mostLines).filter((line) => line.length <= longestSentence)
  const hosts = new Set(told.flatMap((line) => promptHost.exec(line)?.[1] ?? []))
  // Whoever looks after containers and services there serves something from it.
  const isServer = told.some((line) => promptHost.test(line) && lookingAfter.test(line))
  return hosts.size === 1 && (isServer || !told.some((line) => isSentence(line) && !promptHost.test(line)))
}

/** Whether the next line with something on it is no sentence of a person. */
function isFollowedAt(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '')
  return next !== undefined && !isSentence(next)
}

const mayName = (line: string) => line.length <= longestLabel && /[:：]\s{0,9}$/.test(line)

/** What is known of the lines above, while they are read one after the other. */
interface Reading {
  readonly lines: readonly string[]
  readonly asked: Asked
  readonly kin: Kin
  /** There is no other machine than the one at whose prompt everything was typed. */
  readonly isOnlyHost: boolean
  /** Lines that show another machine. */
  readonly found: Set<number>
  /** Whose the lines are that are read. */
  owner: Owner
  /** A prompt has said whose they are. */
  isOfPrompt: boolean
  /** Lines that stand together, of a machine that is not the one asked about. */
  run: number[]
}

/** Ends what stands together: it is a try, or is of the machine on which it was printed. */
function close(reading: Reading): void {
  const { owner, run, lines, found } = reading
  const isOfCluster = ofCluster.test((lines[run[0] ?? -1] ?? '').slice(0, longestSentence))
  const isKept = owner === 'own' || isOfCluster || (owner === 'client' && isTry(run.map((at) => lines[at] ?? '')))
  if (!isKept) for (const at of run) found.add(at)
  reading.run = []
}

/** Reads a line that has a label of a machine before what it shows; false where it has none. */
function readLabelled(reading: Reading, line: string, index: number): boolean {
  const [, label = '', rest = ''] = inline.exec(line) ?? []
  if (rest === '' || isTalk(rest) || header.test(label) || ofProgram.test(label)) return false
  const labelled = headedBy(label, reading.asked)
  if (labelled === null) return false
  close(reading)
  const { owner } = labelled
  if (owner === 'own') reading.owner = 'own'
  else if (owner === 'other' || !isTry([rest])) reading.found.add(index)
  return true
}

/** Takes from a prompt whose the lines below are. Another prompt than that of a client is of the machine again. */
function turnAtPrompt(reading: Reading, host: Owner | undefined): void {
  if (host === undefined && !reading.isOfPrompt) return
  close(reading)
  reading.owner = host ?? 'own'
  reading.isOfPrompt = host === 'client'
}

/** Takes from a line of a person whose the lines below are; false where it is none. */
function turnAtTalk(reading: Reading, next: Owner | undefined, line: string): boolean {
  if (next === undefined && !isSentence(line)) return false
  close(reading)
  reading.owner = next ?? reading.owner
  reading.isOfPrompt = false
  return true
}

/** Whether a line is what somebody has replied, and no command at a prompt. */
function isReply(line: string): boolean {
  return (
    /^\s{0,3}>\s{1,3}[A-Za-z]/.test(line) &&
    !trying.test(line) &&
    isTalk(line.replace(/^[\s>]{1,9}/, '')) &&
    !/\s-\w/.test(line)
  )
}

function readLine(reading: Reading, line: string, index: number): void {
  const { lines, asked, kin } = reading
  const isHead = index < mostLines || mayName(line)
  if (isHead && readLabelled(reading, line, index)) return
  const isPrompt = (prompt.test(line) || promptHost.test(line)) && !isReply(line)
  if (isPrompt) turnAtPrompt(reading, isHead ? ownerAt(line, reading) : undefined)
  const isFollowed = isHead && isFollowedAt(lines, index)
  const next = isHead && !isPrompt ? ownerBelow(line, reading.owner, isFollowed, asked, kin) : undefined
  if (isHead && turnAtTalk(reading, next, line)) return
  if (reading.owner === 'own') return
  if (reading.owner === 'client' && (prompt.test(line) || emptyPrompt.test(line))) close(reading)
  if (!emptyPrompt.test(line)) reading.run.push(index)
}

/** Numbers of the lines that show another machine than the one that is asked about. */
export function ofOthers(lines: readonly string[], port: number | null): ReadonlySet<number> {
  const asked = askedMachines(lines, port)
  const found = new Set<number>()
  const kin = kinIn(lines)
  const isOnlyHost = showsOneHost(lines)
  const reading: Reading = { lines, asked, kin, isOnlyHost, found, owner: 'own', isOfPrompt: false, run: [] }
  for (const [index, line] of lines.entries()) {
    if (reading.owner === 'own' && index >= mostLines) continue
    if (line.trim() !== '') readLine(reading, line, index)
    else if (reading.owner === 'client') close(reading)
  }
  close(reading)
  return found
}

/** Words of a sentence that say how something is, and not only what it is. */
const tellsState = (clause: string) =>
  failing.some((words) => words.test(clause)) ||
  outcomeOf(clause) !== null ||
  /\b(?:not|n['’]t|only|no)\b|[没未不只无]|ない|ません|だけ|停止|のみ/i.test(clause)

/**
 * A sentence without its clauses that speak of another machine.
 *
 * @param was whose the machine is that the sentence before has spoken of
 */
export function withoutOthers(
  sentence: string,
  was: Owner,
  asked: Asked,
): { readonly text: string; readonly owner: Owner } {
  let owner: Owner = was === 'other' && goingOn.test(sentence) ? was : 'own'
  const clauses = clausesOf(sentence)
  const kept = clauses.filter((clause) => {
    const told = toldIn(clause, asked)
    if (told) owner = told.owner
    return owner !== 'other' || !tellsState(clause)
  })
  return { text: kept.length === clauses.length ? sentence : kept.join(' '), owner }
}
