import {
  argumentOf,
  evaluate,
  type HclBlock,
  type HclNames,
  HclPath,
  type HclResult,
  instancesOf,
  namesOf,
  pairsOf,
  Unknown,
} from '@/lib/text'
import { speaksOfRules } from '../outside'
import { partOfSource, type RuleSource } from '../source'
import { blockFunctions } from './functions'
import { type Resource, TerraformReference } from './resource'

/** A block, with the whole address where the text says it beside the block, as a plan does. */
export interface TerraformBlock extends HclBlock {
  readonly address?: string
}

/** A configuration, worked out as far as its text says. */
export interface Configuration {
  readonly resources: readonly Resource[]
  /** Variables whose defaults were taken, as `var.name`. */
  readonly defaults: HclNames['defaults']
  readonly disputes: HclNames['disputes']
  readonly modules: readonly ModuleOutside[]
}

/** A module whose content is not there: it makes groups, or may add rules to one that it is given. */
export interface ModuleOutside {
  readonly name: string
  /** The group that it is given; null for a module that makes groups. */
  readonly group: string | null
}

/** Makes resources of blocks: one for each instance, with the values that their arguments come to. */
export function blocksOf(blocks: readonly TerraformBlock[], source: RuleSource): Configuration {
  const names = namesOf(blocks, blockFunctions)
  const resources = blocks
    .filter(({ kind, labels }) => kind === 'resource' && /^alicloud_/.test(labels[0] ?? ''))
    .flatMap((block) => resourcesOf(block, names, source))
  const modules = blocks.filter(({ kind }) => kind === 'module').flatMap((block) => modulesOf(block, names))
  return { resources, defaults: names.defaults, disputes: names.disputes, modules }
}

function modulesOf({ labels: [name = ''], body }: HclBlock, names: HclNames): ModuleOutside[] {
  const from = argumentOf(body, 'source')
  const path = from && evaluate(from.value, names)
  if (typeof path === 'string' && /security[-_]?group/i.test(path)) return [{ name, group: null }]
  // A list or map of groups is what instances take, unless the module speaks of rules.
  const takesLists = speaksOfRules(name) || (typeof path === 'string' && speaksOfRules(path))
  const given = body.attributes.flatMap(({ value: written }) => {
    const value = evaluate(written, names)
    return takesLists ? heldIn(value) : [value]
  })
  const groups = given.flatMap((value) =>
    value instanceof HclPath && value.steps[0] === 'alicloud_security_group' ? [referenceOf(value).address] : [],
  )
  return [...new Set(groups)].map((group) => ({ name, group }))
}

/** What a value holds, in lists and objects of any depth. */
function heldIn(value: HclResult): readonly HclResult[] {
  const pairs = pairsOf(value)
  return pairs ? pairs.flatMap(([, held]) => heldIn(held)) : [value]
}

/** Arguments that say how a resource is made, not what it is. */
const about: ReadonlySet<string> = new Set(['count', 'for_each', 'provider'])

function resourcesOf(block: TerraformBlock, names: HclNames, source: RuleSource): Resource[] {
  const [type = ''] = block.labels
  const address = block.labels.slice(0, 2).join('.')
  const instances = instancesOf(block, names)
  const { attributes, blocks } = block.body
  const entries = blocks.filter(({ kind }) => kind === 'entry')
  return (instances ?? [{ suffix: '', names }]).map(({ suffix, names: own }): Resource => {
    const valuesOf = (given: HclBlock['body']['attributes']) =>
      given.map(({ name, value, source: written }): [string, unknown] => {
        const known = evaluate(value, own)
        return [name, known instanceof Unknown ? new Unknown(written) : plain(known)]
      })
    const values = valuesOf(attributes.filter(({ name }) => !about.has(name)))
    if (entries.length > 0) {
      values.push(['entry', entries.map(({ body }) => Object.fromEntries(valuesOf(body.attributes)))])
    }
    if (blocks.some(({ kind }) => kind === 'dynamic')) values.push(['entry', new Unknown('dynamic')])
    if (!instances) values.push(['count', new Unknown(argumentOf(block.body, 'count') ? 'count' : 'for_each')])
    return {
      type,
      address: block.address ?? `${address}${suffix}`,
      values: Object.fromEntries(values),
      source: partOfSource(source, block.address ?? `${address}${suffix}`),
    }
  })
}

/** A value with its paths as text, by which groups and lists are known. */
function plain(value: HclResult): unknown {
  if (value instanceof HclPath) return referenceOf(value)
  if (Array.isArray(value)) return value.map(plain)
  return value
}

function referenceOf(path: HclPath): TerraformReference {
  const [type = '', name = '', ...rest] = path.steps
  if (typeof type !== 'string' || !/^alicloud_/.test(type)) return new TerraformReference(path.toString(), false)
  // `g.0.id`, `g[0].id`, `g.*.id[0]`, `g["web"].id`: one instance.
  const [key] = rest.filter((step) => step !== '*' && step !== 'id' && step !== 'ids')
  const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`
  return new TerraformReference(`${type}.${name}${suffix}`, rest.includes('id') || rest.length === 0)
}
