import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { expandedIn, placeholdersIn, type RefusalCode, type RuleSet, type WriteRefusal } from '@/lib/rules'
import { shellWord, visible } from '@/lib/text'
import type { DraftRow } from '../../draft/assembly'
import type { Doubts } from '../../draft/model'
import { ruleInWords } from '../../verdict/sentences'

type Text = Messages['workbench']
type Words = Messages['rules']

/** What an export lacks, beside the rules that its shape cannot hold. */
export interface Lost {
  /** Rows that cannot be read. */
  readonly rows: readonly DraftRow[]
  /** Places of what was pasted that cannot be read: these rows, and others. */
  readonly places: number
}

/** Why a rule is not written. */
export function reasonOf(code: RefusalCode, text: Text): string {
  const why: Record<RefusalCode, string> = {
    'priority-110': text.refusedPriority,
    'group-in-advanced': text.refusedGroup,
    'self-reference': text.refusedSelf,
    'description-length': text.refusedDescription,
    'five-tuple': text.refusedFiveTuple,
    'port-list': text.refusedPortList,
  }
  return why[code]
}

/** A rule that cannot be read, as its row says it. */
export function lostInWords({ row, group }: DraftRow): string {
  const { id, direction, protocol, ports, peer, action } = row
  return `${group.name || group.id} ${id}: ${direction} ${protocol} ${ports} ${peer} ${action}`
}

/** What an export lacks, a line each; none when it is whole. */
export function remarksOf(lost: Lost, refusals: readonly WriteRefusal[], text: Text, words: Words): string[] {
  const { rows, places } = lost
  const elsewhere = places - rows.length
  return [
    ...(places > 0 ? [format(text.exportUnread, { count: places })] : []),
    ...rows.map((row) => `- ${lostInWords(row)}`),
    ...(elsewhere > 0 && rows.length > 0 ? [`- ${format(text.exportUnreadElse, { count: elsewhere })}`] : []),
    ...(refusals.length > 0 ? [`${text.refused}:`] : []),
    ...refusals.map(({ rule, code }) => `- ${ruleInWords(rule, words)}: ${reasonOf(code, text)}`),
  ]
}

/** What the reader of the documents noted, in words; a note whose words are not known says nothing. */
export function notesInWords(notes: Doubts['notes'], warnings: Messages['warnings']): string[] {
  const sentences = new Map<string, string>(Object.entries(warnings))
  const told = notes.flatMap(({ code, params }) => {
    const sentence = sentences.get(code)
    return sentence === undefined ? [] : [format(sentence, params)]
  })
  return [...new Set(told)]
}

/**
 * What is not as it was in what was read: rules that `count` or `for_each` made, values that were taken for their defaults, ids
 * that are to be put in.
 */
export function asidesOf(
  { ruleSet, notes, written }: { readonly ruleSet: RuleSet; readonly notes: Doubts['notes']; readonly written: string },
  text: Text,
  words: Words,
  warnings: Messages['warnings'],
): string[] {
  const list = (names: readonly string[]) => names.join(words.listSeparator)
  const expanded = expandedIn(ruleSet.groups.flatMap((group) => group.rules))
  const toFill = placeholdersIn(written)
  return [
    ...(expanded.length > 0 ? [format(text.exportExpanded, { names: list(expanded) })] : []),
    ...notesInWords(notes, warnings),
    ...(toFill.length > 0 ? [format(text.fillIn, { names: list(toFill) })] : []),
  ]
}

/** A line that a language passes over, whatever it says. */
const passedOver = {
  // An interactive zsh has no comments: what a name holds would run. Every shell reads a quoted word of `:` and does nothing.
  shell: (line: string) => `: ${shellWord(line)}`,
  configuration: (line: string) => `# ${line}`,
} as const

/** A text with what it lacks said at its head, in lines that its language passes over. */
export function withRemarks(text: string, remarks: readonly string[], language: keyof typeof passedOver): string {
  if (remarks.length === 0) return text
  return `${remarks.map((line) => passedOver[language](visible(line))).join('\n')}\n\n${text}`
}
