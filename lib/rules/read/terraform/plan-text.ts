import { type HclAttribute, hclBlocksIn } from '@/lib/text'
import type { TerraformBlock } from './configuration'

const heading = /^[ \t]*(?:[-+~]|-\/\+|\+\/-|<=)[ \t]+resource[ \t]+"[^"\n]{1,100}"/m

/** Whether a text is what `terraform plan` prints. */
export function isPlanText(text: string): boolean {
  return heading.test(text)
}

/**
 * The resources that will be there, as blocks: what is added, changed or replaced, with the values that it will have. Of
 * what is changed in place the plan hides what stays; those values are not known.
 */
export function planBlocks(text: string): { readonly blocks: readonly TerraformBlock[]; readonly rest: string } {
  const lines = text.split('\n')
  const addresses: string[] = []
  let address = ''
  const plain = lines.map((line, index) => {
    const [, named] = /^\s*# (\S+)(?: \(deposed object \S+\))? (?:will|must|is|has)\b/.exec(line.slice(0, 600)) ?? []
    if (named) address = named
    if (/^resource\s+"/.test(partsOf(line).rest)) addresses[index] = address
    return plainLine(line)
  })
  const code = plain.join('\n')
  const starts = new Map<number, number>()
  let offset = 0
  plain.forEach((line, index) => {
    starts.set(offset, index)
    offset += line.length + 1
  })
  const rest = [...lines]
  const blocks = hclBlocksIn(code).flatMap((block): TerraformBlock[] => {
    const line = starts.get(block.at) ?? 0
    const end = code.slice(block.at, block.end).split('\n').length + line
    rest.fill('', line, end)
    // What is destroyed will not be there.
    const { sign, rest: heading } = partsOf(lines[line] ?? '')
    if (sign === '-' && heading.startsWith('resource')) return []
    const hides = lines.slice(line, end).some((each) => /\(\d+ unchanged attributes? hidden\)/.test(each.slice(0, 200)))
    const { attributes, blocks } = block.body
    const body = hides ? { attributes: [...attributes, ...hiddenBeside(attributes)], blocks } : block.body
    const named = addresses[line]
    return [{ ...block, body, ...(named ? { address: named } : {}) }]
  })
  return { blocks, rest: rest.map((line) => (/^\s*#/.test(line) ? '' : line)).join('\n') }
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

const signs = ['-/+', '+/-', '<=', '-', '+', '~'] as const

/** A line of a plan: the blanks before it, the sign of what happens, if there is one, and the rest. */
function partsOf(line: string) {
  const text = line.trimStart()
  const blanks = line.slice(0, line.length - text.length)
  const sign = signs.find((each) => text.startsWith(each) && /^\s/.test(text.charAt(each.length)))
  return { blanks, sign, rest: sign ? text.slice(sign.length).trimStart() : text }
}

/** A line without the signs of a plan, with the value that will be. */
function plainLine(line: string): string {
  const { blanks, rest } = partsOf(line)
  if (rest.startsWith('# ')) return `${blanks}#`
  const arrow = rest.indexOf(' -> ')
  const equals = rest.indexOf('=')
  const value = arrow > equals && equals > 0 ? `${rest.slice(0, equals + 1)} ${rest.slice(arrow + 4)}` : rest
  const kept = value.endsWith('# forces replacement') ? value.slice(0, -'# forces replacement'.length) : value
  return blanks + kept.replace(/\((?:known after apply|sensitive value)\)/, 'known.after.apply()')
}
