import { comparing, goingOn, showingOf } from '../data/machines'
import { notLookedAt, ownWords } from '../data/told-apart'
import { type Asked, type Mention, mentionsIn, type Owner, ownerOf } from './machines'
import { isMissed, type Kin } from './series'
import { clausesOf, isSentence, isTalk, spokenSentences, titleOf } from './speech'

/** How a line ends below which something is shown. */
const introducing =
  /(?:[:：]|では、?|だと、?|[るた]と、?|したら、?|ところ、?|\b(?:says|shows|prints|posted|pasted|gives|like so))\s{0,9}$/
/** A line of prose, however it ends. */
const prose = /\b(?:I|my|we|our|me|mine|it['’]s|there)\b|[\u3040-\u30ff\u4e00-\u9fff]{6}/
/** Longest label, in characters. */
export const longestLabel = 120

interface Told {
  readonly owner: Owner
  readonly mention: Mention
}

/** The last machine that a text speaks of, where it is not only the place from which something is tried. */
export function toldIn(text: string, asked: Asked): Told | null {
  const mention = mentionsIn(text).findLast(({ isSource }) => !isSource)
  return mention ? { owner: ownerOf(mention.key, asked), mention } : null
}

/** The same of a heading: `From the other server:` shows what is met there. */
export function headedBy(text: string, asked: Asked): Told | null {
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

/** Whose a heading says that is which stands below it, where it is hardly more than the name of a machine. */
function ownerOfTitle(title: string, asked: Asked): Owner | undefined {
  const told = headedBy(title, asked)
  return told && told.mention.end - told.mention.at > title.length / 3 ? told.owner : undefined
}

/** Whether a line that names no machine leaves whose the lines are as it was. */
function isGoingOn(line: string, isLabel: boolean): boolean {
  if (goingOn.test(line) || !isSentence(line)) return true
  return isLabel && !ownWords.test(line) && line.length <= 40
}

/** What a line that names a machine makes of what follows. */
function ownerShown(line: string, told: Told, was: Owner, isLabel: boolean, isFollowed: boolean): Owner | undefined {
  const isProse = isFollowed && prose.test(line) && /^\S/.test(line)
  if (!isSentence(line) && !isLabel && !isProse && !isName(line, told)) return undefined
  if (told.owner === 'own') return 'own'
  if (isShowing(line, isFollowed) || (isProse && !isSentence(line)) || isName(line, told)) return told.owner
  // A sentence that says no more than where something works, or fails, shows nothing.
  return was === 'own' ? undefined : was
}

/**
 * What a line that a person writes makes of what follows; undefined: nothing.
 *
 * @param was whose the lines above are
 * @param isFollowed whether something follows that no person says
 */
export function ownerBelow(
  written: string,
  was: Owner,
  isFollowed: boolean,
  asked: Asked,
  kin: Kin,
): Owner | undefined {
  // What is stressed is said all the same, and who replies names the machine whose output he is shown: `the group of the *database*:`.
  const line = (isFollowed ? written.replace(/^\s{0,3}>\s{1,3}(?=[a-z])/i, '') : written).replace(
    /(?<=[\s(])[*_]{1,2}(?=\w)|(?<=\w)[*_]{1,2}(?=[\s:：),.])/g,
    '',
  )
  const isLabel = line.length <= longestLabel && introducing.test(line)
  const missed = isLabel ? isMissed(line, kin) : null
  if (missed !== null) return missed ? 'own' : 'other'
  const title = titleOf(line)
  if (title !== null) return ownerOfTitle(title, asked)
  if (!isTalk(line) && !isLabel) return undefined
  const told = lastTold(line, asked) ?? (isLabel ? headedBy(line, asked) : null)
  if (told !== null) return ownerShown(line, told, was, isLabel, isFollowed)
  return isGoingOn(line, isLabel) ? undefined : 'own'
}
