import type { Warning } from '../faults'
import type { Direction, GroupType, RuleSet } from '../model'
import { newCollector } from './collector'
import { conclude } from './conclude'
import type { RuleReader } from './describe'
import { type Document, documentsIn, isAssignments, type YamlReader } from './documents'
import { newGathered, type Recognised } from './gathered'
import type { PlanSide } from './terraform/state'
import { readValue } from './value'

export { isRulesYaml, type YamlReader } from './documents'
export type { DocumentKind, Recognised } from './gathered'
export { incompleteness, isHeldAsUnread } from './incomplete'
export { ruleTableSign, ruleTablesIn, type StandingRules } from './table/console'
export { headingIn, type StandingRow, type StandingTable, standingTables, type TableForm } from './table/standing'

export interface ReadOptions {
  /** Types that no document tells, by group id (G-15); one that a document contradicts is an error. */
  readonly groupTypes?: Readonly<Record<string, GroupType>>
  /** Direction of rules in request shape, which don't say it themselves; without it the warning `ask-direction` asks. */
  readonly direction?: Direction
  /** Id of the network interface or instance whose groups are meant; without it `ask-interface` asks where several are shown. */
  readonly networkInterface?: string
  /** Ids of the groups that are meant; all that are read, by default. */
  readonly groups?: readonly string[]
  /** What a Terraform plan is read for: what will be (`planned`, the default) or what was before (`prior`). */
  readonly plan?: PlanSide
  /** Call rules that have no id by their positions, also where their document has a name for them, such as Terraform's address. */
  readonly byPlace?: boolean
  /** Reads YAML: `readYaml` of lib/text/yaml, to be loaded where `isYaml` says so. */
  readonly yaml?: YamlReader
}

/** How much of each kind was read. */
export interface Counts {
  readonly documents: number
  readonly groups: number
  readonly rules: number
  readonly prefixLists: number
  readonly portLists: number
  readonly interfaces: number
}

/** What a paste was read as. What could be read was read; the warnings say what could not. */
export interface Reading {
  readonly ruleSet: RuleSet
  readonly warnings: readonly Warning[]
  /** The documents in their order, each with what it was read as. */
  readonly recognised: readonly Recognised[]
  readonly counts: Counts
  /** Groups of each network interface or instance, where a document tells. */
  readonly memberships: ReadonlyMap<string, readonly string[]>
  /** By the number of a document: which of the values that were given it came from. */
  readonly origins: readonly number[]
}

/**
 * Reads the groups of one network interface from pasted text: any mix of API responses in any wrapping, SDK envelopes,
 * arrays of them, several documents in a row, request-shape rule lists, `terraform show -json`, plans as text, states and
 * Terraform's own language, templates of Resource Orchestration Service, Pulumi states, commands of the CLI and the
 * console's list (formats, sections 1–5).
 *
 * @example read('{"SecurityGroupId":"sg-1","Permissions":{"Permission":[]}}').ruleSet.groups[0]?.id // 'sg-1'
 */
export function read(pasted: string, options: ReadOptions = {}): Reading {
  return readDocuments([pasted], options)
}

/** As `read`, from documents that are parsed already; a text among them is read as a paste. */
export function readDocuments(values: readonly unknown[], options: ReadOptions = {}): Reading {
  const collect = newCollector()
  const reader: RuleReader = {
    gathered: newGathered(),
    collect,
    direction: options.direction,
    byPlace: options.byPlace,
  }
  const documents: Document[] = []
  const origins: number[] = []
  const assigned = assignedIn(values)
  for (const [index, value] of values.entries()) {
    const first = origins.length
    if (typeof value === 'string') {
      if (assigned.includes(value)) {
        origins.push(index)
        continue
      }
      const place = values.length > 1 ? { document: first, path: '' } : null
      const found = documentsIn(value, collect, { yaml: options.yaml, first, place, assigned })
      documents.push(...found)
      // A document that cannot be parsed has a number, too.
      const last = Math.max(first, ...found.map(({ document }) => document + 1), ...collect.warnings.map(afterOf))
      for (let at = first; at < last || at === first; at += 1) origins.push(index)
    } else {
      documents.push({ document: first, value })
      origins.push(index)
    }
  }
  return readAll(documents, origins, options, reader)
}

/** Files of variables beside texts of Terraform that declare some. */
function assignedIn(values: readonly unknown[]): string[] {
  const texts = values.filter((value) => typeof value === 'string')
  return texts.length > 1 && texts.some((text) => /^[ \t]*variable[ \t]/m.test(text)) ? texts.filter(isAssignments) : []
}

function afterOf({ place }: Warning): number {
  return place ? place.document + 1 : 0
}

function readAll(
  documents: readonly Document[],
  origins: readonly number[],
  options: ReadOptions,
  reader: RuleReader,
): Reading {
  const context = { reader, plan: options.plan ?? 'planned', yaml: options.yaml }
  const recognised = documents.flatMap((each) =>
    'taken' in each
      ? [each.taken.read(each.document, reader)]
      : readValue(each.value, { document: each.document, at: '' }, context),
  )
  const { gathered, collect } = reader
  const ruleSet = conclude(gathered, options, collect)
  return {
    ruleSet,
    warnings: collect.warnings,
    recognised,
    counts: {
      documents: documents.length,
      groups: ruleSet.groups.length,
      rules: ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0),
      prefixLists: ruleSet.prefixLists.size,
      portLists: ruleSet.portLists.size,
      interfaces: gathered.memberships.size,
    },
    memberships: gathered.memberships,
    origins,
  }
}
