import { type Fields, isFields, type JsonFinding, own, parseJson, plainOf, readJson, shown } from '@/lib/text'
import type { Warning } from '../faults'
import type { Rule } from '../model'
import { readDocuments } from '../read'
import { type TrailEffect, trailEffects } from './operations'
import { idsIn, permissionsIn } from './parameters'

export type { TrailEffect } from './operations'

/** One event of ActionTrail that changed what a security group lets through. */
export interface TrailEvent {
  /** The operation of the API, such as `AuthorizeSecurityGroup`. */
  readonly operation: string
  readonly effect: TrailEffect
  /** When, as written (UTC); null where the event does not say. */
  readonly time: string | null
  readonly region: string | null
  /** Who: the kind of identity as ActionTrail writes it (`ram-user`, `assumed-role` …) and its name. */
  readonly caller: { readonly kind: string | null; readonly name: string | null; readonly account: string | null }
  /** The address, or the name of the service, that the request came from. */
  readonly from: string | null
  /** The program that sent it, such as the console. */
  readonly agent: string | null
  /** The error that it was refused with: nothing changed then. */
  readonly refused: string | null
  readonly groups: readonly string[]
  /** Rules that the event names by their fields: what was added or removed. */
  readonly rules: readonly Rule[]
  /** What could not be read of them. */
  readonly warnings: readonly Warning[]
  /** The group with these rules, as a document that `read` takes; null where it names none. */
  readonly document: Fields | null
  /** Rules that it names by their ids. */
  readonly ruleIds: readonly string[]
  /** Other values that it sets, as written. */
  readonly values: readonly (readonly [name: string, value: string])[]
}

export interface TrailReading {
  readonly events: readonly TrailEvent[]
  /** Events of other operations, by their names. */
  readonly others: readonly string[]
  /** What is wrong with the text as JSON; notes are repaired. */
  readonly findings: readonly JsonFinding[]
  /** Whether any event stood there at all. */
  readonly found: boolean
}

/** Longest text that is read, in UTF-16 units, and most events. */
const longest = 2_000_000
const mostEvents = 200

/** Parameters whose values tell what was changed; everything else of a request is about the request. */
const telling = [
  ...['IpProtocol', 'PortRange', 'SourcePortRange', 'SourceCidrIp', 'DestCidrIp', 'Ipv6SourceCidrIp', 'Ipv6DestCidrIp'],
  ...[
    'SourceGroupId',
    'DestGroupId',
    'SourcePrefixListId',
    'DestPrefixListId',
    'PortRangeListId',
    'Policy',
    'Priority',
  ],
  ...['InnerAccessPolicy', 'SecurityGroupName', 'SecurityGroupType', 'VpcId', 'InstanceId', 'NetworkInterfaceId'],
  ...['PrefixListId', 'Description'],
]

/**
 * Reads events of ActionTrail: one, a list, an answer of LookupEvents, or an entry of Simple Log Service with the event
 * inside. The fields: https://www.alibabacloud.com/help/en/sls/log-fields-25. Never throws.
 */
export function readTrail(text: string): TrailReading {
  const { documents, findings } = readJson(text, { longest })
  const found = documents.flatMap(({ value }) => eventsIn(value, 0)).slice(0, mostEvents)
  const events: TrailEvent[] = []
  const others: string[] = []
  for (const fields of found) {
    const operation = textOf(fields, 'eventName') ?? ''
    const effect = trailEffects.get(operation)
    if (effect) events.push(eventOf(fields, operation, effect))
    else others.push(shown(operation))
  }
  return { events, others, findings, found: found.length > 0 }
}

/** Events wherever they stand: deeper than four levels none is looked for. */
function eventsIn(value: unknown, depth: number): readonly Fields[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, mostEvents).flatMap((each) => eventsIn(each, depth + 1))
  if (typeof value === 'string') return value.startsWith('{') ? eventsIn(valueIn(value), depth + 1) : []
  if (!isFields(value)) return []
  if (textOf(value, 'eventName') !== null) return [value]
  return ['Events', 'events', 'event', 'Records'].flatMap((name) => eventsIn(own(value, name), depth + 1))
}

function valueIn(text: string): unknown {
  const { nodes, ok } = parseJson(text, { longest })
  return ok && nodes[0] ? plainOf(nodes[0]) : null
}

function eventOf(fields: Fields, operation: string, effect: TrailEffect): TrailEvent {
  const identity = partOf(fields, 'userIdentity')
  const given = own(fields, 'requestParameterJson') ?? own(fields, 'requestParameters')
  const parsed = typeof given === 'string' ? valueIn(given) : given
  const parameters = isFields(parsed) ? parsed : {}
  const groups = idsIn(parameters, 'SecurityGroupId').map((id) => shown(id))
  const document = effect === 'adds' || effect === 'removes' ? documentOf(parameters, operation) : null
  const reading = document ? readDocuments([document]) : null
  return {
    operation,
    effect,
    time: textOf(fields, 'eventTime'),
    region: textOf(fields, 'acsRegion') ?? textOf(parameters, 'RegionId'),
    caller: {
      kind: textOf(identity, 'type'),
      name: textOf(identity, 'userName') ?? textOf(identity, 'principalId'),
      account: textOf(identity, 'accountId'),
    },
    from: textOf(fields, 'sourceIpAddress'),
    agent: textOf(fields, 'userAgent'),
    refused: textOf(fields, 'errorCode'),
    groups,
    rules: reading?.ruleSet.groups.flatMap(({ rules }) => rules) ?? [],
    warnings: reading?.warnings.filter(({ severity }) => severity === 'error') ?? [],
    document,
    ruleIds: idsIn(parameters, 'SecurityGroupRuleId').map((id) => shown(id)),
    values: document
      ? []
      : telling.flatMap((name) => {
          const value = textOf(parameters, name)
          return value === null ? [] : [[name, value] as const]
        }),
  }
}

/** The rules of a request as a group that holds them; null where the request names none by their fields. */
function documentOf(parameters: Fields, operation: string): Fields | null {
  const permissions = permissionsIn(parameters)
  if (permissions.length === 0) return null
  const Direction = operation.endsWith('Egress') ? 'egress' : 'ingress'
  const [group] = idsIn(parameters, 'SecurityGroupId')
  return {
    ...(group === undefined ? {} : { SecurityGroupId: group }),
    Permissions: {
      Permission: permissions.map(
        ({ NicType: _, SecurityGroupId: __, RegionId: ___, ...fields }): Fields => ({ ...fields, Direction }),
      ),
    },
  }
}

function partOf(fields: Fields, name: string): Fields {
  const value = own(fields, name)
  if (typeof value === 'string') {
    const inside = valueIn(value)
    return isFields(inside) ? inside : {}
  }
  return isFields(value) ? value : {}
}

function textOf(fields: Fields, name: string): string | null {
  const value = own(fields, name)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? shown(value) : null
}
