import { mostLines } from '../complaint'
import { failing } from '../data/complaints'
import { alike, gotFrom, type MachineKey, machineWords, sourceBefore, sourceBehind } from '../data/machines'
import { isDatabasePort } from '../data/programs'
import { remembering } from '../remember'
import { clausesOf, halvesOf, isTalk, spokenSentences } from './speech'

/** A machine that a text names. */
export interface Mention {
  readonly key: MachineKey
  readonly at: number
  readonly end: number
  /** It is where something is tried from, not what is spoken of. */
  readonly isSource: boolean
}

/** Whether a place in a text stands in brackets. */
function isBracketed(text: string, at: number): boolean {
  return /[(（][^)）]{0,80}$/.test(text.slice(Math.max(0, at - 80), at))
}

/** The machines that a text names, in their order; of phrases that lap over, the one that is said first in the table. */
export const mentionsIn = remembering((text: string): readonly Mention[] => {
  const found: Mention[] = []
  for (const [key, pattern] of machineWords)
    for (const match of text.search(pattern) < 0 ? [] : text.matchAll(pattern)) {
      const at = match.index
      const end = at + match[0].length
      if (match[0].trim() === '' || found.some((other) => at < other.end && other.at < end)) continue
      const before = text.slice(Math.max(0, at - 40), at)
      const isSource = (sourceBefore.test(before) && !gotFrom.test(before)) || sourceBehind.test(text.slice(end))
      found.push({ key, at, end, isSource })
    }
  const spoken = found.sort((one, two) => one.at - two.at)
  // What stands in brackets behind a machine says more of it.
  return spoken.filter(
    ({ key, at }, index) =>
      key !== 'own' || index === 0 || /^(?:cloud|クラウド|云)/i.test(text.slice(at)) || !isBracketed(text, at),
  )
})

/** Whose a machine is: that which is asked about, that which people sit at, or another one. */
export type Owner = 'own' | 'client' | 'other'

/** What a text says of which machine it asks about. */
export interface Asked {
  /** By what it calls the ones that do not answer. */
  readonly keys: ReadonlySet<MachineKey>
  /** It speaks of a server without more, too. */
  readonly isPlain: boolean
  /** It names the machine that serves. */
  readonly isOfServer: boolean
  readonly port: number | null
}

/** Words before a machine that is what somebody tries to reach. */
const goal =
  /(?:\b(?:to|into|reach|access|open|load|visit|of|on|at)\s(?:(?:the|an?|my|our)\s)?|[连連]不[上到]|访问|连接|打开)$/i
/** That the machine just named is the one that is meant. */
const meant =
  /\bone (?:that|which)? ?(?:I|we) (?:can['’]?t|cannot|am asking|ask|mean)|\bone (?:with the (?:problem|issue|trouble)|that (?:fails|is broken|does ?n['’]t))|が?問題の(?:サーバ|ほう)|就是(?:这|它|连不上)/i

/** Machines that a clause says do not answer. */
function missedIn(clause: string): MachineKey[] {
  // Who meets the same has a machine of his own, which is not the one that is asked about.
  const isAlike = alike.test(clause)
  const named = mentionsIn(clause).filter(
    ({ isSource, key }) => !isSource && key !== 'client' && !(isAlike && key === 'person'),
  )
  const goals = named.filter(({ at }) => goal.test(clause.slice(Math.max(0, at - 24), at)))
  return (goals.length > 0 && named.length > 1 ? goals : named).map(({ key }) => key)
}

/** Machines that a sentence says are the ones that are asked about. */
function keysIn(sentence: string): readonly MachineKey[] {
  const own = meant.test(sentence) ? mentionsIn(sentence).map(({ key }) => key) : []
  const failed = clausesOf(sentence)
    .flatMap(halvesOf)
    .filter((clause) => failing.some((words) => words.test(clause)))
  // A clause without a machine speaks of the one that its sentence has named.
  return [...own, ...failed.flatMap((clause) => missedIn(mentionsIn(clause).length > 0 ? clause : sentence))]
}

const serving = /\bserver\b|サーバ|服务器/i

/** Which machine a text asks about. */
export function askedMachines(lines: readonly string[], port: number | null): Asked {
  const sentences = lines.slice(0, mostLines).filter(isTalk).flatMap(spokenSentences)
  const keys = new Set(sentences.flatMap(keysIn))
  keys.delete('own')
  keys.delete('client')
  const isPlain = sentences.some((sentence) => mentionsIn(sentence).some(({ key }) => key === 'own'))
  const isOfServer = lines
    .slice(0, mostLines)
    .some((line) => (isTalk(line) || /^[^:：]{2,60}[:：]\s{0,9}$/.test(line)) && serving.test(line))
  return { keys, isPlain: isPlain || keys.size === 0, isOfServer, port }
}

/** Whose the machine is that is named so. */
export function ownerOf(key: MachineKey, { keys, isPlain, isOfServer, port }: Asked): Owner {
  if (key === 'own' || key === 'client') return key
  if (keys.has(key)) return 'own'
  switch (key) {
    case 'test':
      return isPlain || keys.size > 0 ? 'other' : 'own'
    case 'peer':
      return isOfServer ? 'client' : 'own'
    case 'database':
      return keys.size === 0 && (port === null || isDatabasePort(port)) ? 'own' : 'other'
    case 'front':
      return isDatabasePort(port) ? 'client' : 'own'
    default:
      return 'other'
  }
}
