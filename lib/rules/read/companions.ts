import { parseBlock } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import type { PortRange } from '../model'
import type { Reader } from './describe'
import { type Fields, field, isFields, list, shown, text } from './fields'
import { draftOf, type Recognised } from './gathered'
import { readType } from './group'
import { maxEntries } from './limits'
import { placeIn, type Source, within } from './source'

/** `DescribeSecurityGroups`: names and types of groups (G-15). */
export function readGroupList(items: readonly unknown[], path: string, source: Source, reader: Reader): Recognised {
  let read = 0
  for (const [index, item] of items.entries()) {
    const at = within(source, `${path}[${index}]`)
    if (!isFields(item) || !text(item, 'SecurityGroupId')) {
      reader.collect.error('no-group-id', 'A group with SecurityGroupId was expected.', placeIn(at, ''))
      continue
    }
    const draft = draftOf(reader.gathered, text(item, 'SecurityGroupId'))
    readType(item, draft, at, reader)
    draft.name ||= text(item, 'SecurityGroupName')
    draft.vpcId ||= text(item, 'VpcId')
    if (field(item, 'ServiceManaged') === true) {
      const message = `${draft.id} is managed by another product: its rules can be viewed only.`
      reader.collect.hint('service-managed', message, placeIn(at, 'ServiceManaged'), { group: draft.id }, draft.id)
    }
    read += 1
  }
  return { document: source.document, kind: 'groups', read, skipped: items.length - read }
}

/** Whether the entries of a list may be read; false, and said once, above the most that are read of all lists together. */
function withinEntries({ gathered, collect }: Reader, count: number, source: Source, id: string | null): boolean {
  const before = gathered.entryCount
  // A list without entries counts too: each takes its time.
  gathered.entryCount += Math.max(1, count)
  if (gathered.entryCount <= maxEntries) return true
  if (before <= maxEntries) {
    const message = `At most ${maxEntries} entries of lists are read; the rest were left out.`
    collect.error('too-many-entries', message, placeIn(source, 'Entries'), { limit: String(maxEntries) }, id)
  }
  return false
}

/**
 * `DescribePrefixListAttributes`: the entries of a prefix list (M-14, L-6). A list that cannot be read whole is a list
 * whose entries are missing.
 */
export function readPrefixList(fields: Fields, source: Source, reader: Reader): Recognised {
  const { collect } = reader
  const id = text(fields, 'PrefixListId')
  const entries = list(fields, 'Entries', 'Entry')
  const items = entries?.items ?? []
  const counted = { document: source.document, kind: 'prefix-list' as const }
  if (!entries) {
    const message = 'Entries.Entry, the list of blocks, was expected.'
    collect.error('no-entries', message, placeIn(source, 'Entries'), {}, id)
    return { ...counted, read: 0, skipped: 0 }
  }
  if (!withinEntries(reader, items.length, source, id)) return { ...counted, read: 0, skipped: items.length }

  const said = text(fields, 'AddressFamily')
  let family: 4 | 6 | null = /^ipv6$/i.test(said) ? 6 : /^ipv4$/i.test(said) ? 4 : null
  const blocks = items.flatMap((entry, index) => {
    const place = placeIn(source, `${entries.path}[${index}].Cidr`)
    const written = isFields(entry) ? text(entry, 'Cidr') : ''
    const found = shown(written)
    const parsed = parseBlock(written)
    if (!parsed.ok) {
      const expected = sentenceOf(parsed.problem)
      const code = parsed.problem.code === 'masked' ? 'masked' : 'address'
      collect.error(
        code,
        `Cidr is ${found || 'empty'}: ${expected}`,
        place,
        { field: 'Cidr', found, expected, reason: parsed.problem.code },
        id,
      )
      return []
    }
    family ??= parsed.value.family
    if (parsed.value.family !== family) {
      const message = `${found} does not belong to the list's address family, IPv${family}.`
      collect.warning('list-family', message, place, { found }, id)
      return []
    }
    return [parsed.value]
  })
  const max = Number(text(fields, 'MaxEntries'))
  const whole = blocks.length === items.length && !text(fields, 'NextToken')
  if (whole) {
    reader.gathered.prefixLists.set(id, {
      id,
      name: text(fields, 'PrefixListName'),
      family: family ?? 4,
      blocks,
      maxEntries: Number.isInteger(max) && max > 0 ? max : null,
    })
  } else {
    const message = `Prefix list ${id} is not complete: what depends on it is said to depend.`
    collect.warning('list-incomplete', message, placeIn(source, entries.path), { list: id }, id)
  }
  return { ...counted, read: blocks.length, skipped: items.length - blocks.length }
}

/** `DescribePortRangeListEntries`: the ranges of a port list (M-15), of which the response doesn't say the id. */
export function readPortList(fields: Fields, source: Source, reader: Reader): Recognised {
  const id = text(fields, 'PortRangeListId')
  const entries = list(fields, 'Entries', 'Entry')
  const items = entries?.items ?? []
  const counted = { document: source.document, kind: 'port-list' as const }
  if (!entries) {
    const message = 'Entries, the list of port ranges, was expected.'
    reader.collect.error('no-entries', message, placeIn(source, 'Entries'), {}, id || null)
    return { ...counted, read: 0, skipped: 0 }
  }
  if (!withinEntries(reader, items.length, source, id || null)) return { ...counted, read: 0, skipped: items.length }
  const ranges = items.flatMap((entry, index): PortRange[] => {
    const written = isFields(entry) ? text(entry, 'PortRange') : ''
    const [, first, last] = /^([0-9]{1,5})\/([0-9]{1,5})$/.exec(written) ?? []
    const [start, end] = [Number(first), Number(last)]
    if (first && start >= 1 && end <= 65535 && start <= end) return [{ start, end }]
    const found = shown(written)
    const message = `PortRange is ${found || 'empty'}; start/end with 1–65535 was expected.`
    const place = placeIn(source, `${entries.path}[${index}].PortRange`)
    reader.collect.error('port-range', message, place, { field: 'PortRange', found, expected: 'start/end' }, id || null)
    return []
  })
  if (ranges.length === items.length && !text(fields, 'NextToken')) {
    if (id) reader.gathered.portLists.set(id, ranges)
    else reader.gathered.anonymousPortLists.push({ ranges, place: placeIn(source, entries.path) })
  }
  return { ...counted, read: ranges.length, skipped: items.length - ranges.length }
}

/** `DescribeNetworkInterfaces`: which groups each interface is in (G-11). */
export function readInterfaces(items: readonly unknown[], path: string, source: Source, reader: Reader): Recognised {
  const { gathered } = reader
  let read = 0
  for (const [index, item] of items.entries()) {
    const ids = isFields(item) ? list(item, 'SecurityGroupIds', 'SecurityGroupId') : null
    if (!isFields(item) || !ids) {
      const message = 'A network interface with SecurityGroupIds.SecurityGroupId was expected.'
      reader.collect.error('no-membership', message, placeIn(source, `${path}[${index}]`))
      continue
    }
    const id = text(item, 'NetworkInterfaceId') || `${index}`
    gathered.memberships.set(
      id,
      ids.items.filter((value) => typeof value === 'string'),
    )
    gathered.interfacesAt ??= placeIn(source, path)
    read += 1
  }
  return { document: source.document, kind: 'interfaces', read, skipped: items.length - read }
}
