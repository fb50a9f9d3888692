import { nodeOf, shown } from '@/lib/text'
import { systemPolicy } from '../data/system-policies'
import { readPolicyDocument } from './document'
import type { PolicyReader } from './reader'
import { type Spot, sourceOf } from './report'

/** Takes a policy of Alibaba Cloud by its name. */
export function systemByName(reader: PolicyReader, name: string, spot: Spot): void {
  const node = nodeOf(systemPolicy(name))
  if (node?.kind !== 'object') {
    reader.report.error({ code: 'unknown-system', params: { found: shown(name) } }, spot)
    return
  }
  const held = { source: sourceOf(null), path: name, name, shape: 'system', within: 0 } as const
  readPolicyDocument(reader, node.members, null, held)
}

/** Names of system policies that commands of the CLI attach. */
export function attachedIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  if (!/aliyun[^\n]{1,200}(?:AttachPolicy|attach-policy)/.test(text)) return []
  const found: { readonly name: string; readonly at: number }[] = []
  let before = 0
  for (const line of text.split('\n')) {
    const named = line.length < 2000 && isSystemAttached.test(line) ? policyName.exec(line) : null
    if (named?.[1]) found.push({ name: named[1], at: before + named.index })
    before += line.length + 1
  }
  return found
}

const isSystemAttached =
  /(?:AttachPolicyTo|attach-policy-to-)[^\n]{1,1000}--(?:PolicyType|policy-type)[ =]["']?System\b/i
const policyName = /--(?:PolicyName|policy-name)[ =]["']?([A-Za-z][A-Za-z0-9-]{2,127})/

/** A word without the quotes around it. */
function withoutQuotes(word: string): string {
  let [from, to] = [0, word.length]
  while (from < to && '"\'“”「'.includes(word.charAt(from))) from += 1
  while (from < to && '"\'“”」'.includes(word.charAt(to - 1))) to -= 1
  return word.slice(from, to)
}

/** Names, one or several, as they are typed or copied from a list; null where the text is anything else. */
export function namesIn(text: string): readonly { readonly name: string; readonly at: number }[] | null {
  if (text.length > 4000) return null
  const names = [...text.matchAll(/[^\s,;、，]+/g)].map((found) => ({
    name: withoutQuotes(found[0]),
    at: found.index,
  }))
  const plain = names.every(({ name }) => /^[A-Za-z][A-Za-z0-9-]{2,127}$/.test(name))
  return plain && names.length > 0 && names.some(({ name }) => systemPolicy(name) !== null || /^Aliyun[A-Z]/.test(name))
    ? names
    : null
}
