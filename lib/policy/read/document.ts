import { type JsonMember, type JsonNode, memberOf, shown } from '@/lib/text'
import { actionSpelling, nearestAction } from '../data/names'
import type { Expected } from '../faults'
import { neverHolds } from '../lint'
import type { ActionPattern, Patterns, Statement } from '../model'
import { placeholderIn } from '../placeholder'
import { readCondition } from './condition'
import { described, type Held, type PolicyReader, textIn } from './reader'
import { joined, placeOfSpot, type Spot } from './report'

const statementKeys = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'] as const
type StatementKey = (typeof statementKeys)[number]

function isStatementKey(key: string): key is StatementKey {
  return statementKeys.some((known) => known === key)
}

/** Whether a statement says who may take a role: it names principals and no resource. */
function isTrust(node: JsonNode): boolean {
  return memberOf(node, 'Principal') !== undefined && memberOf(node, 'Resource') === undefined
}

/** Reads a policy document: an object with Version and Statement. */
export function readPolicyDocument(
  reader: PolicyReader,
  members: readonly JsonMember[],
  at: number | null,
  held: Held,
): void {
  const { report } = reader
  const { source, path } = held
  const here: Spot = { source, path, at }
  let version: JsonNode | null = null
  let list: JsonNode | null = null
  for (const { key, at: keyAt, value } of members) {
    if (key === 'Version') version = value
    else if (key === 'Statement') list = value
    else unknown(reader, key, { source, path, at: keyAt })
  }
  if (list?.kind === 'list' && list.items.length > 0 && list.items.every(isTrust)) {
    report.warn({ code: 'trust', params: {} }, here)
    reader.trusts += 1
    return
  }
  readVersion(reader, version, here)
  const statements: Statement[] = []
  const inside = joined(path, 'Statement')
  if (!list) report.error({ code: 'missing-statement', params: {} }, here)
  else if (list.kind !== 'list') wrongType(reader, list, { source, path: inside, at: list.at }, 'statements')
  else {
    if (list.items.length === 0) report.error({ code: 'empty-list', params: {} }, { source, path: inside, at: list.at })
    list.items.forEach((item, index) => {
      const statement = readStatement(reader, item, { ...held, path: `${inside}[${index}]` })
      if (statement) statements.push(statement)
    })
  }
  reader.policies.push({ name: held.name, shape: held.shape, statements })
}

function readVersion({ report }: PolicyReader, version: JsonNode | null, here: Spot): void {
  if (!version) {
    report.error({ code: 'missing-version', params: {} }, here)
    return
  }
  const spot = { ...here, path: joined(here.path, 'Version'), at: version.at }
  if (version.kind === 'other' && version.value === 1) report.warn({ code: 'version-number', params: {} }, spot)
  else if (textIn(version) !== '1') report.error({ code: 'bad-version', params: { found: described(version) } }, spot)
}

function readStatement(reader: PolicyReader, node: JsonNode, held: Held): Statement | null {
  const { report } = reader
  const { source, path } = held
  const here: Spot = { source, path, at: node.at }
  if (node.kind !== 'object') return wrongType(reader, node, here, 'statement')
  const found: Partial<Record<StatementKey, JsonNode>> = {}
  for (const { key, at, value } of node.members) {
    if (isStatementKey(key)) found[key] = value
    else if (key === 'Principal' || key === 'NotPrincipal') {
      report.error({ code: 'principal', params: {} }, { source, path: joined(path, key), at })
    } else unknown(reader, key, { source, path, at })
  }
  const effect = readEffect(reader, found.Effect, here)
  const action = readPatterns(reader, found, 'Action', held, here)
  const resource = readPatterns(reader, found, 'Resource', held, here)
  const { Condition } = found
  const condition = Condition
    ? readCondition(reader, Condition, { ...held, path: joined(path, 'Condition') }, effect)
    : null
  if (!effect || !action || !resource || condition === undefined) return null
  const statement = { effect, action, resource, condition, place: placeOfSpot(here) }
  const never = neverHolds(statement)
  if (never.length > 0) {
    const params = { actions: never.slice(0, 4).join(', '), count: never.length }
    report.warn({ code: effect === 'Deny' ? 'never-denies' : 'never-allows', params }, here)
  }
  return statement
}

function readEffect({ report }: PolicyReader, node: JsonNode | undefined, here: Spot): 'Allow' | 'Deny' | null {
  const written = textIn(node)
  if (written === 'Allow' || written === 'Deny') return written
  const spot = { ...here, path: joined(here.path, 'Effect'), at: node?.at ?? null }
  if (!node) report.error({ code: 'missing-effect', params: {} }, here)
  else if (node.kind === 'text') report.error({ code: 'unknown-effect', params: { found: described(node) } }, spot)
  else report.error({ code: 'type', params: { expected: 'effect', found: described(node) } }, spot)
  return null
}

const faultsOf = {
  Action: { both: 'both-actions', missing: 'missing-action', expected: 'actions' },
  Resource: { both: 'both-resources', missing: 'missing-resource', expected: 'resources' },
} as const

/** The actions or the resources of a statement; null where they cannot be read. */
function readPatterns(
  reader: PolicyReader,
  found: Partial<Record<StatementKey, JsonNode>>,
  name: 'Action' | 'Resource',
  held: Held,
  here: Spot,
): Patterns | null {
  const { both, missing, expected } = faultsOf[name]
  const [plain, inverse] = [found[name], found[`Not${name}`]]
  if (plain && inverse) reader.report.error({ code: both, params: {} }, here)
  const node = plain ?? inverse
  if (!node) {
    reader.report.error({ code: missing, params: {} }, here)
    return null
  }
  const path = joined(held.path, plain ? name : `Not${name}`)
  if (!plain && name === 'Resource') {
    reader.report.warn({ code: 'not-resource', params: {} }, { ...here, path, at: node.at })
  }
  const texts = readTexts(reader, node, { ...here, path, at: node.at }, expected)
  if (!texts) return null
  const patterns = texts.map((text) =>
    name === 'Action' ? actionPattern(reader, text) : resourcePattern(reader, text),
  )
  return { not: !plain, patterns }
}

interface Text {
  readonly value: string
  readonly plain: boolean
  readonly spot: Spot
}

/** A text or a list of texts, none empty; null when it is neither. */
function readTexts(reader: PolicyReader, node: JsonNode, spot: Spot, expected: Expected): readonly Text[] | null {
  if (node.kind !== 'text' && node.kind !== 'list') return wrongType(reader, node, spot, expected)
  if (node.kind === 'list' && node.items.length === 0) {
    reader.report.error({ code: 'empty-list', params: {} }, spot)
    return null
  }
  const items = node.kind === 'list' ? node.items : [node]
  const texts: Text[] = []
  items.forEach((item, index) => {
    const where = node.kind === 'list' ? { ...spot, path: `${spot.path}[${index}]`, at: item.at } : spot
    if (item.kind !== 'text') {
      wrongType(reader, item, where, 'text')
      return
    }
    texts.push({ value: item.value, plain: item.plain, spot: where })
    if (item.value === '') reader.report.error({ code: 'empty-string', params: {} }, where)
    else if (item.value !== item.value.trim()) {
      reader.report.warn({ code: 'white-space', params: { found: shown(item.value.trim()) } }, where)
    }
  })
  return texts
}

const wideCharacter = /[\u2018-\u201e\u3000-\u3002\uff01-\uff5e]/

function actionPattern({ report }: PolicyReader, { value, plain, spot }: Text): ActionPattern {
  const placeholder = value.includes('${') || value.includes('<') ? placeholderIn(value) : null
  const wide = value.search(wideCharacter)
  if (placeholder) report.warn({ code: 'placeholder', params: { found: shown(placeholder.found) } }, spot)
  else if (wide >= 0) {
    const at = plain && spot.at !== null ? spot.at + 1 + wide : spot.at
    report.error({ code: 'full-width-inside', params: { found: value.charAt(wide) } }, { ...spot, at })
  } else if (value !== '' && !value.includes(':') && !value.includes('*')) {
    report.warn({ code: 'action-format', params: { found: shown(value) } }, spot)
  } else checkName(report, value, spot)
  return { text: value, loose: placeholder?.loose ?? null }
}

function checkName(report: PolicyReader['report'], value: string, spot: Spot): void {
  const meant = actionSpelling(value)
  if (meant !== null) {
    if (meant !== value) report.warn({ code: 'spelling', params: { found: value, meant } }, spot)
    return
  }
  const nearest = nearestAction(value)
  if (nearest.known) return
  const params = { found: shown(value) }
  if (nearest.meant === null) report.warn({ code: 'no-such-action', params }, spot)
  else report.warn({ code: 'unknown-action', params: { ...params, meant: nearest.meant } }, spot)
}

function resourcePattern({ report }: PolicyReader, { value, spot }: Text): ActionPattern {
  const placeholder = placeholderIn(value)
  if (placeholder) report.warn({ code: 'placeholder', params: { found: shown(placeholder.found) } }, spot)
  if (value !== '' && !/^(?:acs:|[*?]|\{|\$\{|<)/.test(value)) {
    report.warn({ code: 'resource-format', params: { found: shown(value) } }, spot)
  }
  return { text: value, loose: placeholder?.loose ?? null }
}

function unknown({ report }: PolicyReader, key: string, { source, path, at }: Spot): void {
  const spot = { source, path: joined(path, shown(key)), at }
  report.warn({ code: 'unknown-key', params: { found: shown(key) } }, spot)
}

function wrongType({ report }: PolicyReader, node: JsonNode, spot: Spot, expected: Expected): null {
  report.error({ code: 'type', params: { expected, found: described(node) } }, { ...spot, at: node.at })
  return null
}
