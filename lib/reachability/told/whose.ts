import { longestSentence, mostLines } from '../complaint'
import { failing } from '../data/complaints'
import { comparing, goingOn, showingOf } from '../data/machines'
import { outcomeOf } from '../data/phrases'
import { notLookedAt, ownWords } from '../data/told-apart'
import { type Asked, askedMachines, type Mention, mentionsIn, type Owner, ownerOf } from './machines'
import { isMissed, type Kin, kinIn } from './series'
import { clausesOf, isSentence, isTalk, spokenSentences, titleOf } from './speech'

/** How a line ends below which something is shown. */
const introducing =
  /(?:[:：]|では、?|だと、?|[るた]と、?|したら、?|ところ、?|\b(?:says|shows|prints|posted|pasted|gives|like so))\s{0,9}$/
/** A line of prose, however it ends. */
const prose = /\b(?:I|my|we|our|me|mine|it['’]s|there)\b|[\u3040-\u30ff\u4e00-\u9fff]{6}/
/** A heading of its own, with what it shows behind it in the same line: `On my laptop: curl: (28) …`. */
const inline = /^([^:：<>[\]{}|="$#]{2,60})[:：]\s{1,3}(\S.{2,})$/
/** What an answer of HTTP, or a listing, calls so. */
const header = /^\s{0,9}(?:Server|Host|Node|Machine)\s{0,9}$/i
/** Longest label, in characters. */
const longestLabel = 120

interface Told {
  readonly owner: Owner
  readonly mention: Mention
}

/** The last machine that a text speaks of, where it is not only the place from which something is tried. */
function toldIn(text: string, asked: Asked): Told | null {
  const mention = mentionsIn(text).findLast(({ isSource }) => !isSource)
  return mention ? { owner: ownerOf(mention.key, asked), mention } : null
}

/** The same of a heading: `From the other server:` shows what is met there. */
function headedBy(text: string, asked: Asked): Told | null {
  const mentions = mentionsIn(text)
  const told = toldIn(text, asked)
  const [only, another] = mentions
  if (told || !only || another) return told
  const owner = ownerOf(only.key, asked)
  return text.length - (only.end - only.at) <= 8 ? { owner: owner === 'own' ? 'own' : 'client', mention: only } : null
}

/** Of the last clause that names a machine; one that says it was not looked at hands nothing back. */
function lastTold(line: string, asked: Asked): Told | null {
  const clauses = spokenSentences(line).flatMap(clausesOf)
  for (const clause of clauses.reverse()) {
    const told = toldIn(clause, asked)
    if (told?.owner === 'own' && notLookedAt.test(clause)) continue
    if (told) return told
  }
  return null
}

/** Whether what follows a line is shown by it. */
function isShowing(line: string, isFollowed: boolean): boolean {
  return introducing.test(line) || comparing.test(line) || (isFollowed && showingOf.test(line))
}

/** A line that is hardly more than the name of a machine: `On the ECS`. */
function isName(line: string, { mention }: Told): boolean {
  return line.length <= 60 && /^\S/.test(line) && mention.end - mention.at > line.trim().length / 3
}

/** What a line that a person writes makes of what follows; undefined: nothing. */
function ownerBelow(line: string, was: Owner, isFollowed: boolean, asked: Asked, kin: Kin): Owner | undefined {
  const missed = line.length <= longestLabel && introducing.test(line) ? isMissed(line, kin) : null
  if (missed !== null) return missed ? 'own' : 'other'
  const heading = titleOf(line)
  if (heading !== null) {
    const told = headedBy(heading, asked)
    return told && told.mention.end - told.mention.at > heading.length / 3 ? told.owner : undefined
  }
  const isLabel = line.length <= longestLabel && introducing.test(line)
  if (!isTalk(line) && !isLabel) return undefined
  const told = lastTold(line, asked) ?? (isLabel ? headedBy(line, asked) : null)
  if (told === null) {
    if (goingOn.test(line) || !isSentence(line) || (isLabel && !ownWords.test(line) && line.length <= 40))
      return undefined
    return 'own'
  }
  const isProse = isFollowed && prose.test(line) && /^\S/.test(line)
  if (!isSentence(line) && !isLabel && !isProse && !isName(line, told)) return undefined
  if (told.owner === 'own') return 'own'
  // A sentence that says no more than where something works, or fails, shows nothing.
  if (!isShowing(line, isFollowed) && !(isProse && !isSentence(line)) && !isName(line, told))
    return was === 'own' ? undefined : was
  return told.owner
}

/** Commands that try another machine, and those that try one's own. */
const trying =
  /^\S{0,80}[#$%>]\s{1,3}(?:curl|wget|ssh|telnet|nc|ncat|ping|mysql|psql|redis-cli|Test-NetConnection|tnc|tcping|tracert|traceroute|mtr|dig|nslookup|openssl)\b/i
const atLoopback = /\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]/
/** Behind a prompt without a command, what follows was pasted from elsewhere. */
const emptyPrompt = /^\S{0,80}[#$%>]\s{0,3}$/
const prompt = /^\S{0,80}[#$%>]\s{1,3}\S/

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
function ownerAt(line: string, kin: Kin): Owner | undefined {
  const host = promptHost.exec(line)?.[1]
  if (host === undefined || line.length > longestSentence) return undefined
  const missed = isMissed(host, kin)
  if (missed !== null) return missed ? 'own' : 'client'
  return /^(?:my-?)?(?:laptop|notebook|macbook|desktop|homelab|nas)(?:[-_.\d]|$)/i.test(host) ? 'client' : undefined
}

/** Whether the next line with something on it is no sentence of a person. */
function isFollowedAt(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '')
  return next !== undefined && !isSentence(next)
}

const mayName = (line: string) => line.length <= longestLabel && /[:：]\s{0,9}$/.test(line)

/** Numbers of the lines that show another machine than the one that is asked about. */
export function ofOthers(lines: readonly string[], port: number | null): ReadonlySet<number> {
  const asked = askedMachines(lines, port)
  const kin = kinIn(lines)
  const found = new Set<number>()
  let owner: Owner = 'own'
  /** A prompt has said whose it is. */
  let isOfPrompt = false
  let run: number[] = []
  /** What stands together is a try, or is of the machine on which it was printed. */
  const close = () => {
    const isKept = owner === 'own' || (owner === 'client' && isTry(run.map((at) => lines[at] ?? '')))
    if (!isKept) for (const at of run) found.add(at)
    run = []
  }
  lines.forEach((line, index) => {
    if (owner === 'own' && index >= mostLines) return
    if (line.trim() === '') {
      if (owner === 'client') close()
      return
    }
    const isHead = index < mostLines || mayName(line)
    const told = isHead ? inline.exec(line) : null
    const [, label = '', rest = ''] = told ?? []
    const labelled = told && !isTalk(rest) && !header.test(label) ? headedBy(label, asked) : null
    if (labelled) {
      close()
      if (labelled.owner === 'own') owner = 'own'
      else if (labelled.owner === 'other' || (labelled.owner === 'client' && !isTry([rest]))) found.add(index)
      return
    }
    const isPrompt = prompt.test(line) || promptHost.test(line)
    const at = isHead && isPrompt ? ownerAt(line, kin) : undefined
    // Another prompt is that of another machine again.
    if (at !== undefined || (isPrompt && isOfPrompt)) {
      close()
      owner = at ?? 'own'
      isOfPrompt = at === 'client'
    }
    const next = isHead && !isPrompt ? ownerBelow(line, owner, isFollowedAt(lines, index), asked, kin) : undefined
    if (next !== undefined || (isHead && isSentence(line))) {
      close()
      owner = next ?? owner
      isOfPrompt = false
      return
    }
    if (owner === 'own') return
    if ((prompt.test(line) || emptyPrompt.test(line)) && owner === 'client') close()
    if (!emptyPrompt.test(line)) run.push(index)
  })
  close()
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
