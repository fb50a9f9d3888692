import { configurationOfPlan, type HclAttribute, type HclBlock, hclBlocksIn, hiddenInPlan } from '@/lib/text'
import type { TerraformBlock } from './configuration'

/**
 * The resources that will be there, as blocks: what is added, changed or replaced, with the values that it will have. Of
 * what is changed in place the plan hides what stays; those values are not known.
 */
export function planBlocks(text: string): { readonly blocks: readonly TerraformBlock[]; readonly rest: string } {
  const code = configurationOfPlan(text)
  const lines = text.split('\n')
  const plain = code.split('\n')
  const addresses = new Map<number, string>()
  let address = ''
  const starts = new Map<number, number>()
  let offset = 0
  plain.forEach((line, index) => {
    const [, named] = /^\s*# (\S+)(?: \(deposed object \S+\))? (?:will|must|is|has)\b/.exec(line.slice(0, 600)) ?? []
    if (named) address = named
    if (/^\s*resource\s+"/.test(line)) addresses.set(index, address)
    starts.set(offset, index)
    offset += line.length + 1
  })
  const rest = lines.map((line, index) => (plain[index]?.trim() === '' || /^\s*#/.test(line) ? '' : line))
  const blocks = hclBlocksIn(code).map((block): TerraformBlock => {
    const line = starts.get(block.at) ?? 0
    rest.fill('', line, code.slice(block.at, block.end).split('\n').length + line)
    const hidden = new Set(hiddenInPlan(code.slice(block.at, block.end)).map(({ kind }) => kind))
    const { attributes, blocks } = block.body
    const body = {
      attributes: hidden.has('attribute') ? [...attributes, ...hiddenBeside(attributes)] : attributes,
      blocks: hidden.has('block') ? [...blocks, hiddenBlocks] : blocks,
    }
    const named = addresses.get(line)
    return { ...block, body, ...(named ? { address: named } : {}) }
  })
  return { blocks, rest: rest.join('\n') }
}

/** Blocks of a resource of which nothing is shown, as those that something else makes. */
const hiddenBlocks: HclBlock = {
  kind: 'dynamic',
  labels: ['hidden'],
  at: 0,
  end: 0,
  closed: true,
  body: { attributes: [], blocks: [] },
}

/** Arguments of a rule that a plan leaves out where they stay as they are. */
const hiddenNames = [
  'security_group_id',
  'type',
  'ip_protocol',
  'port_range',
  'policy',
  'priority',
  'security_group_type',
]
const ends = ['cidr_ip', 'ipv6_cidr_ip', 'source_security_group_id', 'prefix_list_id']

/** The arguments of a rule that a plan hides beside those that it shows, as values that are not known. */
export function hiddenBeside(attributes: readonly HclAttribute[]): HclAttribute[] {
  const said = new Set(attributes.map(({ name }) => name))
  // A rule has one other end (P-22): where one is shown, nothing is hidden of the others.
  const names = ends.some((name) => said.has(name)) ? hiddenNames : [...hiddenNames, ...ends]
  const source = 'unchanged'
  return names
    .filter((name) => !said.has(name))
    .map((name) => ({ name, at: 0, source, value: { kind: 'unclear', at: 0, source } }))
}
