import { type Block, formatBlock, parseBlock } from '@/lib/cidr'
import type { PortRange } from '../../model'
import { maxEntries } from '../bounds'
import { contradict } from '../claim'
import type { RuleReader } from '../describe'
import { type Fields, field, isFields, list, shownValue, textField } from '../fields'
import { draftOf, type ListDraft, type Recognised } from '../gathered'
import { hasToken, said } from '../said'
import { partOfSource, placeIn, type RuleSource } from '../source'
import { readGroupFields } from './group'
import { groupIdIn, holdsRules } from './lists'

/** `DescribeSecurityGroups`: names and types of groups (G-15). */
export function readGroupList(
  items: readonly unknown[],
  path: string,
  source: RuleSource,
  reader: RuleReader,
): Recognised {
  let read = 0
  for (const [index, item] of items.entries()) {
    const at = partOfSource(source, `${path}[${index}]`)
    const id = isFields(item) ? textField(item, 'SecurityGroupId') || (holdsRules(item) ? groupIdIn(item) : '') : ''
    if (!isFields(item) || id === '') {
      reader.collect.error('no-group-id', placeIn(at, ''), {})
      continue
    }
    const draft = draftOf(reader.gathered, id)
    readGroupFields(item, draft, at, reader)
    if (field(item, 'ServiceManaged') === true) {
      reader.collect.hint('service-managed', placeIn(at, 'ServiceManaged'), { group: draft.id }, draft.id)
    }
    read += 1
  }
  return { document: source.document, kind: 'groups', read, skipped: items.length - read }
}

/** Whether the entries of a list may be read; false, and said once, above the most that are read of all lists together. */
function withinEntries(
  { gathered, collect }: RuleReader,
  count: number,
  source: RuleSource,
  id: string | null,
): boolean {
  const before = gathered.entryCount
  // A list without entries counts too: each takes its time.
  gathered.entryCount += Math.max(1, count)
  if (gathered.entryCount <= maxEntries) return true
  if (before <= maxEntries) collect.error('too-many-entries', placeIn(source, 'Entries'), { limit: maxEntries }, id)
  return false
}

/** The draft of a list, made when a document first shows it. */
function listDraft<E>(drafts: Map<string, ListDraft<E>>, id: string, source: RuleSource): ListDraft<E> {
  const found = drafts.get(id)
  if (found) return found
  const draft: ListDraft<E> = {
    id,
    name: '',
    family: null,
    maxEntries: null,
    place: placeIn(source, ''),
    entriesAt: placeIn(source, 'Entries'),
    entries: [],
    more: [],
    last: null,
    broken: false,
  }
  drafts.set(id, draft)
  return draft
}

/** Takes a page of a list: one of several, or the whole; two wholes have to say the same (M-14). */
function addPage<E>(
  draft: ListDraft<E>,
  entries: readonly E[],
  fields: Fields,
  source: RuleSource,
  { collect }: RuleReader,
  written: (entry: E) => string,
): void {
  if (hasToken(fields, source, { collect })) {
    draft.more.push(placeIn(source, 'NextToken'))
    draft.entries.push(...entries)
    return
  }
  const whole = entries.map(written).sort().join(', ')
  const now = { value: whole, written: shownValue(whole), place: placeIn(source, 'Entries') }
  if (!draft.last) draft.entries.push(...entries)
  else if (draft.last.value !== whole) contradict(collect, { subject: draft.id, field: 'Entries' }, draft.last, now)
  draft.last ??= now
}

/**
 * `DescribePrefixListAttributes`: the entries of a prefix list (M-14, L-6). A list that cannot be read whole is a list
 * whose entries are missing.
 */
export function readPrefixList(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const { collect } = reader
  const id = textField(fields, 'PrefixListId')
  const entries = list(fields, 'Entries', 'Entry')
  const counted = { document: source.document, kind: 'prefix-list' as const }
  if (!entries) {
    collect.error('no-entries', placeIn(source, 'Entries'), {}, id)
    return { ...counted, read: 0, skipped: 0 }
  }
  const { items } = entries
  if (!withinEntries(reader, items.length, source, id)) return { ...counted, read: 0, skipped: items.length }

  const draft = listDraft(reader.gathered.prefixLists, id, source)
  draft.name ||= textField(fields, 'PrefixListName')
  readFamily(fields, draft, source, reader)
  readMaxEntries(fields, draft, source, reader)
  const blocks = items.flatMap((entry, index): Block[] => {
    const place = placeIn(source, `${entries.path}[${index}].Cidr`)
    const written = isFields(entry) ? textField(entry, 'Cidr') : ''
    const found = shownValue(written)
    const parsed = parseBlock(written)
    if (!parsed.ok) {
      const code = parsed.problem.code === 'masked' ? 'masked' : 'address'
      collect.error(code, place, { field: 'Cidr', found, reason: parsed.problem.code }, id)
      return []
    }
    draft.family ??= parsed.value.family
    if (parsed.value.family !== draft.family) {
      collect.warning('list-family', place, { found }, id)
      return []
    }
    return [parsed.value]
  })
  if (blocks.length < items.length) draft.broken = true
  addPage(draft, blocks, fields, source, reader, formatBlock)
  draft.entriesAt = placeIn(source, entries.path)
  return { ...counted, read: blocks.length, skipped: items.length - blocks.length }
}

function readFamily(fields: Fields, draft: ListDraft<Block>, source: RuleSource, { collect }: RuleReader): void {
  const written = said(fields, 'AddressFamily', source, { collect }, draft.id)
  const family = /^ipv6$/i.test(written) ? 6 : /^ipv4$/i.test(written) ? 4 : null
  const place = placeIn(source, 'AddressFamily')
  if (written !== '' && family === null) {
    collect.error('value-type', place, { field: 'AddressFamily', found: shownValue(written) }, draft.id)
  } else if (family !== null && draft.family !== null && family !== draft.family) {
    const before = { written: `IPv${draft.family}`, place: draft.place }
    contradict(collect, { subject: draft.id, field: 'AddressFamily' }, before, { written, place })
  }
  draft.family ??= family
}

function readMaxEntries(fields: Fields, draft: ListDraft<Block>, source: RuleSource, { collect }: RuleReader): void {
  const written = said(fields, 'MaxEntries', source, { collect }, draft.id)
  if (written === '') return
  if (/^[0-9]{1,9}$/.test(written)) {
    const max = Number(written)
    const place = placeIn(source, 'MaxEntries')
    if (draft.maxEntries !== null && draft.maxEntries !== max) {
      const before = { written: String(draft.maxEntries), place: draft.place }
      contradict(collect, { subject: draft.id, field: 'MaxEntries' }, before, { written, place })
    }
    if (max > 0) draft.maxEntries ??= max
  } else {
    collect.error(
      'value-type',
      placeIn(source, 'MaxEntries'),
      { field: 'MaxEntries', found: shownValue(written) },
      draft.id,
    )
  }
}

/** `DescribePortRangeListEntries`: the ranges of a port list (M-15), of which the response doesn't say the id. */
export function readPortList(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const id = textField(fields, 'PortRangeListId')
  const entries = list(fields, 'Entries', 'Entry')
  const counted = { document: source.document, kind: 'port-list' as const }
  if (!entries) {
    reader.collect.error('no-entries', placeIn(source, 'Entries'), {}, id || null)
    return { ...counted, read: 0, skipped: 0 }
  }
  const { items } = entries
  if (!withinEntries(reader, items.length, source, id || null)) return { ...counted, read: 0, skipped: items.length }
  const ranges = items.flatMap((entry, index): PortRange[] => {
    const written = isFields(entry) ? textField(entry, 'PortRange') : ''
    const [, first, last] = /^([0-9]{1,5})\/([0-9]{1,5})$/.exec(written) ?? []
    const [start, end] = [Number(first), Number(last)]
    if (first && start >= 1 && end <= 65535 && start <= end) return [{ start, end }]
    const place = placeIn(source, `${entries.path}[${index}].PortRange`)
    reader.collect.error('port-range', place, { field: 'PortRange', found: shownValue(written) }, id || null)
    return []
  })
  const whole = ranges.length === items.length
  if (id) {
    const draft = listDraft(reader.gathered.portLists, id, source)
    if (!whole) draft.broken = true
    addPage(draft, ranges, fields, source, reader, ({ start, end }) => `${start}/${end}`)
    draft.entriesAt = placeIn(source, entries.path)
  } else if (whole && !hasToken(fields, source, reader)) {
    reader.gathered.anonymousPortLists.push({ ranges, place: placeIn(source, entries.path) })
  }
  return { ...counted, read: ranges.length, skipped: items.length - ranges.length }
}

/** `DescribeNetworkInterfaces`, `DescribeInstances`: which groups each interface is in; an instance stands for its primary one (G-11). */
export function readInterfaces(
  items: readonly unknown[],
  path: string,
  source: RuleSource,
  reader: RuleReader,
): Recognised {
  const { gathered } = reader
  let read = 0
  for (const [index, item] of items.entries()) {
    const ids = isFields(item) ? list(item, 'SecurityGroupIds', 'SecurityGroupId') : null
    if (!isFields(item) || !ids) {
      reader.collect.error('no-membership', placeIn(source, `${path}[${index}]`), {})
      continue
    }
    const id = textField(item, 'NetworkInterfaceId') || primaryOf(item) || textField(item, 'InstanceId') || `${index}`
    gathered.memberships.set(
      id,
      ids.items.filter((value) => typeof value === 'string'),
    )
    gathered.interfacesAt ??= placeIn(source, path)
    read += 1
  }
  return { document: source.document, kind: 'interfaces', read, skipped: items.length - read }
}

/** The id of an instance's primary interface, as far as `DescribeInstances` shows it. */
function primaryOf(instance: Fields): string {
  const interfaces = list(instance, 'NetworkInterfaces', 'NetworkInterface')?.items.filter(isFields) ?? []
  const primary = interfaces.find((item) => /^primary$/i.test(textField(item, 'Type'))) ?? interfaces[0]
  return primary ? textField(primary, 'NetworkInterfaceId') : ''
}
