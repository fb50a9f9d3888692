import { linesOf, Unknown } from '@/lib/text'
import { type Direction, pastedGroup } from '../../model'
import { placeholders } from '../../write/placeholders'
import { apiFieldOf } from '../api/names'
import { maxDocuments } from '../bounds'
import { addRule, describe, type RuleReader } from '../describe'
import { type Fields, isFields, shownValue } from '../fields'
import type { Recognised } from '../gathered'
import { placeIn, type RuleSource } from '../source'
import { blank, type Taken } from '../taken'
import { sayTwice, type TextOfJson, textOfJson } from '../text-of-json'
import { asideFinder } from './asides'
import { commandFrom, type Word } from './words'

/** Operations that make rules. */
const directionOf: Readonly<Record<string, Direction>> = {
  AuthorizeSecurityGroup: 'ingress',
  AuthorizeSecurityGroupEgress: 'egress',
}

/** `ip-protocol` and `ipv6-source-cidr-ip` as the API has them. */
function apiName(kebab: string): string {
  return kebab
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/**
 * The start of a command that creates, deletes or changes rules, in both spellings of the CLI; flags may stand before the
 * product and before the operation.
 */
const opening =
  /\baliyun(?:\.exe)?(?:[ \t]+-{1,2}[\w-]{1,40}(?:[ =][^\s-][^\s]{0,200})?){0,8}[ \t]+ecs(?:[ \t]+-{1,2}[\w-]{1,40}(?:[ =][^\s-][^\s]{0,200})?){0,8}[ \t]+((?:Authorize|Revoke|Modify)SecurityGroup\w{0,20}|(?:authorize|revoke|modify)-security-group[\w-]{0,30})/g

/** How a line begins that is a command of the CLI. */
const commandLine = /^aliyun\b/

/** Takes the commands of the Alibaba Cloud CLI that create or change rules out of a text; null when it has none. */
export function takeCommands(text: string): Taken | null {
  if (!text.includes('aliyun')) return null
  return takeCalls(
    text,
    opening,
    (line) => commandLine.test(line),
    (found) => {
      const { words, end } = commandFrom(text, found.index + found[0].length)
      const [, name = ''] = found
      const operation = name.includes('-') ? apiName(name) : name
      const open = words.some((word) => word.open)
      return { operation, open, parameters: parametersOf(words), start: found.index, end }
    },
  )
}

/** A call of the API: the values of its parameters, in the API's spelling. */
interface Call {
  /** As the API has it: `AuthorizeSecurityGroup`. */
  readonly operation: string
  readonly parameters: ReadonlyMap<string, readonly Word[]>
  /** A quote opens in it and is not closed. */
  readonly open: boolean
}

interface PlacedCall extends Call {
  readonly line: number
  /** It stands in a comment. */
  readonly off: boolean
}

/** Where a call stands. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Takes calls out of a text, wherever they begin; null when it has none. What people's own words quote is left in its place.
 *
 * @param isStart what tells a line that begins with such a call
 */
export function takeCalls(
  text: string,
  openings: RegExp,
  isStart: (line: string) => boolean,
  callAt: (found: RegExpExecArray) => Call & Span,
): Taken | null {
  const lines = linesOf(text)
  const asideAt = asideFinder(text, isStart)
  const calls: PlacedCall[] = []
  const parts: string[] = []
  let from = 0
  openings.lastIndex = 0
  for (let found = openings.exec(text); found && calls.length <= maxDocuments; found = openings.exec(text)) {
    const { start, end: written, ...call } = callAt(found)
    const aside = asideAt(start)
    const lineEnd = text.indexOf('\n', start)
    // The quote that closes behind a call in a comment opens none.
    const end = aside === null || lineEnd < 0 ? written : Math.min(written, lineEnd)
    openings.lastIndex = end
    if (aside === 'own-words') continue
    calls.push({ ...call, off: aside === 'comment', line: lines.placeOf(start).line })
    parts.push(text.slice(from, start), blank(text.slice(start, end)))
    from = end
  }
  if (calls.length === 0) return null
  return { rest: parts.join('') + text.slice(from), read: (document, reader) => readCalls(calls, document, reader) }
}

/**
 * Reads the rules that calls create. A value that a variable gives is not known: the rule is one that may exist; a
 * group that a variable names is known by that name. Calls that delete or change are told: what they leave can't be.
 */
function readCalls(calls: readonly PlacedCall[], document: number, reader: RuleReader): Recognised {
  const counted = { read: 0, skipped: 0 }
  for (const [index, call] of calls.entries()) {
    const source: RuleSource = { document, at: `line ${call.line}` }
    if (index === maxDocuments) {
      const params = { line: call.line, limit: maxDocuments }
      reader.collect.error('too-many-commands', placeIn(source, ''), params)
      break
    }
    const { read, skipped } = readCall(call, source, reader)
    counted.read += read
    counted.skipped += skipped
  }
  return { document, kind: 'commands', ...counted }
}

function readCall({ operation, parameters, line, off, open }: PlacedCall, source: RuleSource, reader: RuleReader) {
  const place = placeIn(source, '')
  const none = { read: 0, skipped: 1 }
  if (off) {
    reader.collect.warning('command-commented', place, { line, found: operation })
    return none
  }
  const direction = Object.hasOwn(directionOf, operation) ? directionOf[operation] : undefined
  if (!direction) {
    reader.collect.error('command-not-read', place, { line, found: operation })
    return none
  }
  if (open) {
    reader.collect.error('quote-open', place, { line })
    return none
  }
  const items = rulesOf(parameters, line, source, reader)
  if (!items) return none
  if (items.size === 0) {
    reader.collect.error('command-empty', place, { line })
    return none
  }
  const draft = describe(reader, groupOf(parameters.get('SecurityGroupId')?.[0]), place)
  if (!draft) return { read: 0, skipped: items.size }
  let read = 0
  for (const [number, item] of items) {
    const at = placeIn(source, number === '' ? '' : `Permissions.${number}`)
    if (addRule(reader, item, { draft, place: at, position: draft.rules.length, direction })) read += 1
  }
  return { read, skipped: items.size - read }
}

/** The values behind each `--Name`, as `--Name value` or `--Name=value`, in the API's spelling. */
function parametersOf(words: readonly Word[]): Map<string, readonly Word[]> {
  const parameters = new Map<string, Word[]>()
  let values: Word[] = []
  for (const word of words) {
    const [, written, joined] = /^--([A-Za-z][A-Za-z0-9.-]{0,99})(?:=([\s\S]*))?$/.exec(word.text) ?? []
    if (written === undefined) {
      values.push(word)
      continue
    }
    const name = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(written) && !others.has(written) ? apiName(written) : written
    // A list may be given at once, behind one name, and piece by piece, with its name before each.
    values = parameters.get(name) ?? []
    parameters.set(name, values)
    if (joined !== undefined) values.push({ ...word, text: unquoted(joined) })
  }
  return parameters
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

/** Parameters of the operation itself and of the CLI, which are no fields of a rule. */
const others = new Set([
  'Action',
  'Format',
  'Version',
  'Timestamp',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'AccessKeyId',
  'SecurityToken',
  'RegionId',
  'BizRegionId',
  'SecurityGroupId',
  'ClientToken',
  'DryRun',
  'region',
  'profile',
  'mode',
  'language',
  'method',
  'force',
  'secure',
  'version',
  'endpoint',
  'output',
  'body',
  'header',
  'access-key-id',
  'access-key-secret',
  'sts-token',
  'ram-role-name',
  'config-path',
  'connect-timeout',
  'read-timeout',
  'retry-count',
  'skip-secure-verify',
  'quiet',
  'dryrun',
  'user-agent',
  'cli-query',
])

/**
 * The rules of a call by their numbers; one without a number has the parameters of older versions, without a prefix. Null
 * when a list of them cannot be read.
 */
function rulesOf(
  parameters: ReadonlyMap<string, readonly Word[]>,
  line: number,
  source: RuleSource,
  reader: RuleReader,
): Map<string, unknown> | null {
  const rules = new Map<string, unknown>()
  const fields = new Map<string, Record<string, unknown>>()
  for (const [name, words] of parameters) {
    if (name === 'Permissions') {
      const place = placeIn(source, 'Permissions')
      const lists = words.map((word) =>
        word.known ? listOf(word.text) : { items: [new Unknown(word.text)], twice: [] },
      )
      const wrong = lists.indexOf(null)
      if (wrong >= 0 || lists.length === 0) {
        const found = shownValue(words[wrong]?.text ?? '')
        reader.collect.error('command-list', place, { line, found })
        return null
      }
      for (const list of lists) sayTwice(list?.twice ?? [], place, reader.collect)
      for (const [index, item] of lists.flatMap((list) => list?.items ?? []).entries())
        rules.set(String(index + 1), item)
      continue
    }
    const [, number = '', field = name] = /^Permissions\.([0-9]{1,4})\.(\w+)$/.exec(name) ?? []
    if (others.has(field)) continue
    const rule = fields.get(number) ?? {}
    rule[field] = fieldValue(words, field)
    fields.set(number, rule)
    rules.set(number, rule)
  }
  return rules
}

/** The value of a field. A group or list is known by what names it, a variable or a placeholder; no other value is. */
function fieldValue(words: readonly Word[], field: string): unknown {
  const isName = /(?:GroupId|PrefixListId|PortRangeListId)$/.test(field)
  // A description may be a quotation; quotes around any other value are a shell's that took them for letters.
  const written = words.map((word) => (field === 'Description' ? word.text : unquoted(word.text))).join(' ')
  return isName || words.every(({ known, filledIn }) => known && !filledIn) ? written : new Unknown(written)
}

/** The rules of `--Permissions '[…]'`; null when it is no list of rules. PowerShell and cmd leave the quotes escaped. */
function listOf(text: string): { readonly items: readonly unknown[]; readonly twice: TextOfJson['twice'] } | null {
  for (const written of [text, text.replaceAll('\\"', '"'), text.replaceAll('""', '"')]) {
    const inText = textOfJson(written)
    // Another way of quoting may fit.
    if (!inText) continue
    const items = Array.isArray(inText.value) ? inText.value : [inText.value]
    return items.every(isFields) ? { items: items.map(inApiNames), twice: inText.twice } : null
  }
  return null
}

/** A rule with the API's names, which plugins of the CLI also take in lower case with hyphens. */
function inApiNames(item: Fields): Fields {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [apiFieldOf(name) ?? name, value]))
}

function groupOf(word: Word | undefined): string {
  const [, named] = /^<security-group-id of (.+)>$/.exec(word?.text ?? '') ?? []
  if (named) return named
  return !word || word.text === placeholders.group ? pastedGroup : unquoted(word.text).trim()
}
