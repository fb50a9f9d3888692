import { mostLines } from '../complaint'
import {
  asksInGeneral,
  asksMeaning,
  atClient,
  attributed,
  conditional,
  likewise,
  meets,
  mendedSince,
  otherSite,
  overSince,
  ownSite,
  past,
  present,
  proxyOfClient,
  turns,
} from '../data/asserting'
import { stale } from '../data/changes'
import { isForeign } from '../data/foreign'
import { isBlockPage, isFilingPage } from '../data/pages'
import { outcomeOf } from '../data/phrases'
import { toolOf } from '../read/clients/lines'
import { bindProblemOf } from '../read/logs/bind'
import { withoutChanged } from './changed'
import { askedMachines, type Owner } from './machines'
import { clausesOf, isTalk, spokenSentences } from './speech'
import { withoutOthers } from './whose'

const status = /(?<![\w.:/#=$%+-])(?:403|50[0234]|52[0-6])(?![\w.:/%-])/

/** Whether a clause has the words of something that was met. */
function tellsMet(clause: string): boolean {
  return (
    outcomeOf(clause) !== null ||
    status.test(clause) ||
    bindProblemOf(clause) !== null ||
    isBlockPage(clause) ||
    isFilingPage(clause)
  )
}

/** Whether a clause says how a service, a group or the instance is. */
function tellsState(clause: string): boolean {
  return [stale.service, stale['security-group'], stale.instance, stale.address].some((pattern) => pattern.test(clause))
}

/** A name that a clause is about: `example.org gives …`. */
const subject =
  /^\W{0,3}((?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12})(?:\s(?:also |still )?(?:gives?|refuses?|is|says|shows?|returns?|times|does|can|has|answers?)\b|\s?[はがも也打访])/i

/** Whether a clause speaks of a page of somebody else's. */
function isOfOtherSite(clause: string, line: string): boolean {
  if (otherSite.test(clause)) return true
  const host = subject.exec(clause)?.[1]
  if (host === undefined) return false
  return (
    (isForeign(host, null) && atClient.test(clause)) ||
    (likewise.test(clause) && ownSite.test(line.replace(clause, '')))
  )
}

/** What keeps a clause from saying what is met now. */
type Aside = 'told' | 'thought' | 'past' | null

/** The same of a clause by its own words, and those behind it; undefined: they say nothing of it. */
function asideBy(clause: string, behind: readonly string[], isOverSince: boolean): Aside | undefined {
  if (attributed.test(clause)) return 'told'
  if (conditional.test(clause)) return 'thought'
  if (overSince.test(clause)) return 'past'
  const isOver = (later: string) => present.test(later) || mendedSince.test(later)
  const isPast = past.test(clause) && (isOverSince || behind.some(isOver))
  return isPast ? 'past' : undefined
}

/** The same of each clause of a sentence: it lasts until one says otherwise. */
function asidesOf(clauses: readonly string[], isOverSince: boolean): readonly Aside[] {
  let aside: Aside = null
  return clauses.map((clause, at) => {
    const isBack = (aside === 'past' && present.test(clause)) || turns.test(clause.trim())
    aside = asideBy(clause, clauses.slice(at + 1), isOverSince) ?? (isBack ? null : aside)
    if (aside === 'told' && meets.test(clause)) aside = null
    return aside
  })
}

/** Whether a clause of a sentence that asks in general, or not, says nothing but what is so, or was met at the server. */
function isSo(clause: string, aside: Aside, isGeneral: boolean): boolean {
  if (aside !== null) return !tellsState(clause) && !tellsMet(clause)
  if (isGeneral && tellsState(clause)) return false
  return !tellsMet(clause) || !(asksMeaning.test(clause) || isGeneral) || meets.test(clause)
}

/** A sentence without its clauses that do not say what is met at the server now. */
function withoutUnmet(sentence: string, line: string, isOverSince: boolean): string {
  const clauses = clausesOf(sentence)
  const asides = asidesOf(clauses, isOverSince)
  const isGeneral = asksInGeneral.test(sentence)
  const isElsewhere = (clause: string) =>
    tellsMet(clause) && (proxyOfClient.test(sentence) || isOfOtherSite(clause, line))
  const kept = clauses.filter((clause, at) => isSo(clause, asides[at] ?? null, isGeneral) && !isElsewhere(clause))
  return kept.length === clauses.length ? sentence : kept.join(' ')
}

/** Whether the lines below go on to speak of now. */
function isPresentBelow(lines: readonly string[], index: number): boolean {
  return lines.slice(index + 1, index + 4).some((line) => isTalk(line) && present.test(line))
}

/** Whether a line is what a program says of its own, and no sentence of a person. */
function isOfProgram(line: string): boolean {
  const tool = toolOf(line)
  return tool !== null && tool !== 'browser' && tool !== 'node'
}

/** Lines of people, by number, of which something does not speak of the machine that is asked about as it is now: with what is left. */
export function asserted(lines: readonly string[], port: number | null): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const told = lines.slice(0, mostLines)
  const asked = askedMachines(told, port)
  let owner: Owner = 'own'
  told.forEach((line, index) => {
    if (!isTalk(line) || isOfProgram(line)) {
      owner = 'own'
      return
    }
    const sentences = spokenSentences(line)
    const kept = withoutChanged(sentences).map((sentence, at) => {
      const left = withoutOthers(sentence, owner, asked)
      owner = left.owner
      const isOver =
        sentences.slice(at + 1).some((later) => present.test(later) || mendedSince.test(later)) ||
        isPresentBelow(told, index)
      return withoutUnmet(left.text, line, isOver)
    })
    if (kept.some((text, at) => text !== sentences[at])) found.set(index, kept.join(' ').trim())
  })
  return found
}
