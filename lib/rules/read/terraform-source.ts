import type { Reader } from './describe'
import type { Recognised } from './gathered'
import { type Block, blocksIn, type Expression } from './hcl'
import { blank, type Taken } from './taken'
import { readResources } from './terraform-groups'
import type { Resource } from './terraform-resources'

/** Takes the blocks of Terraform's language that speak of security groups out of a text; null when it has none. */
export function takeTerraform(text: string): Taken | null {
  if (!/"alicloud_security_group(?:_rule)?"/.test(text)) return null
  const blocks = blocksIn(text)
  const found = blocks.filter(
    ({ kind, labels }) => kind === 'resource' && /^alicloud_security_group(_rule)?$/.test(labels[0] ?? ''),
  )
  if (found.length === 0) return null
  const parts: string[] = []
  let from = 0
  for (const { start, end } of blocks) {
    parts.push(withoutRemarks(text.slice(from, start)), blank(text.slice(start, end)))
    from = end
  }
  parts.push(withoutRemarks(text.slice(from)))
  return { rest: parts.join(''), read: (document, reader) => readBlocks(found, document, reader) }
}

function withoutRemarks(text: string): string {
  return text.replace(/^[ \t]*(?:#|\/\/).*$/gm, blank)
}

/**
 * Reads rules as they stand in a `.tf` file. Only what the text itself says is taken: a value that is computed, or an
 * instance count, makes a rule one that cannot be read. A group is known by its address, or by the expression that
 * names it: one expression is one group.
 */
function readBlocks(blocks: readonly Block[], document: number, reader: Reader): Recognised {
  const byAddress = new Map<string, Block>()
  for (const block of blocks) {
    const address = block.labels.join('.')
    const place = { document, path: address }
    if (byAddress.has(address)) {
      const message = `Two blocks have the address ${address}; the first was read.`
      reader.collect.error('repeated-block', message, place, { rule: address }, address)
      continue
    }
    byAddress.set(address, block)
    if (block.closed) continue
    const message = `The block of ${address} is not closed: the end of the text may be missing.`
    reader.collect.error('block-cut-off', message, place, { rule: address }, address)
  }
  const resources = [...byAddress].map(([address, { labels, args }]): Resource => {
    const literals = [...args].flatMap(([name, value]) =>
      value.kind === 'literal' && name !== 'count' ? [[name, value.value] as const] : [],
    )
    return { type: labels[0] ?? '', address, values: Object.fromEntries(literals), source: { document, at: address } }
  })
  const expression = (address: string, name: string): Expression | undefined => byAddress.get(address)?.args.get(name)
  const { read, skipped } = readResources(
    resources,
    {
      referencesOf(address, name) {
        const value = expression(address, name)
        if (value?.kind !== 'reference') return []
        const [, resource] = /^(alicloud_security_group\.[\w-]+)(?:\[[^\]]*\])?\.id$/.exec(value.path) ?? []
        return [resource ?? value.path]
      },
      unknownOf: (address) =>
        [...(byAddress.get(address)?.args ?? [])].flatMap(([name, value]) =>
          value.kind === 'literal' && name !== 'count' ? [] : [name],
        ),
    },
    reader,
  )
  return { document, kind: 'terraform-source', read, skipped }
}
