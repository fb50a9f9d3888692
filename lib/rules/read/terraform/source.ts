import {
  argumentOf,
  assignmentsIn,
  type HclAttribute,
  type HclBlock,
  type HclDispute,
  hclBlocksIn,
  isPlanText,
  meaningOf,
} from '@/lib/text'
import type { RuleReader } from '../describe'
import { shownValue } from '../fields'
import type { DocumentKind, Recognised } from '../gathered'
import { placeIn, type RuleSource } from '../source'
import { blank, type Taken } from '../taken'
import { blocksOf, type TerraformBlock } from './configuration'
import { isOldPlanText, oldPlanBlocks } from './old-plan-text'
import { planBlocks } from './plan-text'
import { readResources } from './resources'

/**
 * Takes the blocks of Terraform's language that speak of security groups out of a text, with what files of variables beside
 * them assign; null when it has none.
 *
 * @param assigned texts that assign values to variables and nothing else
 */
export function takeTerraform(text: string, assigned: readonly string[] = []): Taken | null {
  if (!/"?alicloud_security_group(?:_rule)?"?|security[-_]group/.test(text)) return null
  const isOld = isOldPlanText(text)
  if (isOld || isPlanText(text)) {
    const { blocks, rest } = isOld ? oldPlanBlocks(text) : planBlocks(text)
    const read: Taken['read'] = (document, reader) =>
      readBlocks(blocks, { document, at: '' }, 'terraform-plan-text', reader)
    return { rest, read }
  }
  const blocks = hclBlocksIn(text)
  if (!blocks.some(matters)) return null
  const variables = new Set(blocks.flatMap(({ kind, labels: [name = ''] }) => (kind === 'variable' ? [name] : [])))
  const given: HclAttribute[] = assigned.flatMap((each) => assignmentsIn(each, (name) => variables.has(name)))
  const parts: string[] = []
  const between = (from: number, to: number) => {
    let start = from
    const found = variables.size === 0 ? [] : assignmentsIn(text.slice(from, to), (name) => variables.has(name))
    for (const { at, end, ...assignment } of found) {
      given.push({ at, ...assignment })
      parts.push(withoutRemarks(text.slice(start, from + at)), blank(text.slice(from + at, from + end)))
      start = from + end
    }
    parts.push(withoutRemarks(text.slice(start, to)))
  }
  let from = 0
  for (const { at, end } of blocks) {
    between(from, at)
    parts.push(blank(text.slice(at, end)))
    from = end
  }
  between(from, text.length)
  const { settled, disputes } = settle([...given, ...passedIn(blocks, variables)])
  const assignments: HclBlock = {
    kind: 'assignments',
    labels: [],
    at: 0,
    end: 0,
    closed: true,
    body: { attributes: settled, blocks: [] },
  }
  return {
    rest: parts.join(''),
    read: (document, reader) => {
      const source = { document, at: '' }
      for (const dispute of disputes) reader.collect.warning('assigned-twice', placeIn(source, dispute.name), dispute)
      return readBlocks([...blocks, assignments], source, 'terraform-source', reader)
    },
  }
}

/**
 * What modules beside the text's own files are given for variables that are declared here, with the defaults of these: whether the
 * variable is the module's or its caller's, the text does not tell.
 */
function passedIn(blocks: readonly HclBlock[], variables: ReadonlySet<string>): HclAttribute[] {
  const passed = blocks.filter(isLocalModule).flatMap(({ body }) =>
    body.attributes.filter(({ name, value }) => {
      const isItself = value.kind === 'reference' && value.root === 'var' && value.steps[0] === name
      return variables.has(name) && !isItself
    }),
  )
  const names = new Set(passed.map(({ name }) => name))
  const defaults = blocks.flatMap(({ kind, labels: [name = ''], body }) => {
    const byDefault = kind === 'variable' && names.has(name) ? argumentOf(body, 'default') : undefined
    return byDefault ? [{ ...byDefault, name }] : []
  })
  return [...passed, ...defaults]
}

function isLocalModule({ kind, body }: HclBlock): boolean {
  const from = kind === 'module' ? argumentOf(body, 'source')?.value : undefined
  return from?.kind === 'text' && /^\.\.?\//.test(from.parts.join(''))
}

/** One value for each variable; one that is not known where what was pasted gives two: it isn't told which of them applies. */
function settle(given: readonly HclAttribute[]): {
  readonly settled: readonly HclAttribute[]
  readonly disputes: readonly HclDispute[]
} {
  const byName = new Map<string, HclAttribute>()
  const disputes = new Map<string, HclDispute>()
  for (const each of given) {
    const first = byName.get(each.name)
    if (!first) byName.set(each.name, each)
    else if (meaningOf(first.value) !== meaningOf(each.value)) {
      const name = `var.${each.name}`
      disputes.set(each.name, { name, first: shownValue(first.source), second: shownValue(each.source) })
    }
  }
  const settled = [...byName.values()].map((each): HclAttribute => {
    const dispute = disputes.get(each.name)
    return dispute ? { ...each, value: { kind: 'unclear', at: each.at, source: dispute.name } } : each
  })
  return { settled, disputes: [...disputes.values()] }
}

/** Whether a block makes a group or a rule, by itself or by a module that says so. */
function matters({ kind, labels: [type = ''] }: TerraformBlock): boolean {
  return kind === 'module' || (kind === 'resource' && /^alicloud_security_group(?:_rule)?$/.test(type))
}

function withoutRemarks(text: string): string {
  return text.replace(/^[ \t]*(?:#|\/\/).*$/gm, blank)
}

/** Reads blocks of Terraform's language: resources with what variables, locals, `count` and `for_each` come to. */
export function readBlocks(
  blocks: readonly TerraformBlock[],
  source: RuleSource,
  kind: DocumentKind,
  reader: RuleReader,
): Recognised {
  const { collect } = reader
  const seen = new Set<string>()
  const once = blocks.filter((block) => {
    if (block.kind !== 'resource') return true
    const address = block.labels.join('.')
    const place = placeIn(source, address)
    if (seen.has(address) && kind !== 'terraform-plan-text') {
      if (matters(block)) collect.error('repeated-block', place, { rule: address }, address)
      return false
    }
    seen.add(address)
    if (!block.closed && matters(block)) collect.error('block-cut-off', place, { rule: address }, address)
    return true
  })
  const { resources, defaults, disputes, modules } = blocksOf(once, source)
  const { read, skipped } = readResources(resources, reader)
  for (const name of defaults()) collect.warning('default-taken', placeIn(source, name), { name })
  for (const { name, first, second } of disputes()) {
    const params = { name, first: shownValue(first), second: shownValue(second) }
    collect.warning('assigned-twice', placeIn(source, name), params)
  }
  for (const { name, group } of modules) {
    const place = placeIn(source, `module.${name}`)
    reader.gathered.unread.push({
      place,
      group: group !== null && reader.gathered.groups.has(group) ? group : null,
      known: {},
    })
    if (group === null) collect.error('module-not-read', place, { name: shownValue(name) })
    else collect.error('part-not-read', place, { name: shownValue(`module.${name}`), group: shownValue(group) }, group)
  }
  return { document: source.document, kind, read, skipped: skipped + modules.length }
}
