import type { Direction, Protocol } from '@/lib/net'
import type { AskedSymptom, Entities } from './entities'
import { type Intent, intents } from './language'

/** One thing that was understood of a question. A reader can take it away: then the question is read without it. */
export type Chip =
  /** The question before, which this one was read as a part of. */
  | { readonly kind: 'thread'; readonly value: string }
  | { readonly kind: 'intent'; readonly value: Intent }
  | { readonly kind: 'symptom'; readonly value: AskedSymptom }
  | { readonly kind: 'direction'; readonly value: Direction }
  | { readonly kind: 'protocol'; readonly value: Protocol }
  /** A port, a service's name, an address, block or range, an error code: as it is written. */
  | { readonly kind: 'port' | 'service' | 'address' | 'code'; readonly value: string }

/** A chip by name, as a link holds it: `port:8080`. */
export type ChipKey = string

/** The name of a chip. */
export function chipKey({ kind, value }: Chip): ChipKey {
  return `${kind}:${value}`
}

/** What a question has to speak of, too, so that an idea is what is wanted: `変更` alone is no conversion. */
const needed: Partial<Readonly<Record<Intent, string>>> = { convert: '#groupType', permission: '#ram' }

/** What a reader wants, by the ideas of a question; null where it says nothing of it. */
export function intentOf(ideas: readonly string[]): Intent | null {
  const has = (idea: string | undefined) => idea === undefined || ideas.includes(idea)
  return intents.find((each) => has(`#${each}`) && has(needed[each])) ?? null
}

/** A code or an operation; `WordPress` and `RequestId` only look like one. */
const codeLike = /[.:_-]|^E[A-Z]|Group|Limit|Attribute|Polic/

/** Most chips of one question. */
const most = 8

/** What was understood, what matters most first; what is written several times stands there once. */
export function chipsOf(entities: Entities, intent: Intent | null, thread: string | null): Chip[] {
  const { symptom, ports, services, protocols, directions, blocks, addresses, ranges, codes } = entities
  const written = (kind: 'port' | 'service' | 'address' | 'code', values: readonly (string | number)[]) =>
    values.map((value): Chip => ({ kind, value: String(value) }))
  const chips: readonly Chip[] = [
    ...(thread === null ? [] : [{ kind: 'thread', value: thread } as const]),
    ...(intent === null || (intent === 'unreachable' && symptom !== null)
      ? []
      : [{ kind: 'intent', value: intent } as const]),
    ...(symptom === null ? [] : [{ kind: 'symptom', value: symptom } as const]),
    ...directions.map((value) => ({ kind: 'direction', value }) as const),
    ...protocols.map((value) => ({ kind: 'protocol', value }) as const),
    ...written('port', ports),
    ...written('service', services),
    ...written('address', [...ranges, ...blocks, ...addresses]),
    ...written(
      'code',
      codes.filter((code) => codeLike.test(code)),
    ),
  ]
  return [...new Map(chips.map((chip) => [chipKey(chip), chip])).values()].slice(0, most)
}

/** What a question names, less what the reader has taken away. */
export function withoutChips(entities: Entities, without: ReadonlySet<ChipKey>): Entities {
  if (without.size === 0) return entities
  const kept = <T>(kind: Chip['kind'], values: readonly T[]) =>
    values.filter((value) => !without.has(`${kind}:${String(value)}`))
  return {
    ...entities,
    ports: kept('port', entities.ports),
    services: kept('service', entities.services),
    protocols: kept('protocol', entities.protocols),
    directions: kept('direction', entities.directions),
    blocks: kept('address', entities.blocks),
    addresses: kept('address', entities.addresses),
    ranges: kept('address', entities.ranges),
    codes: kept('code', entities.codes),
    symptom: entities.symptom !== null && without.has(`symptom:${entities.symptom}`) ? null : entities.symptom,
  }
}

/** Ideas that a symptom goes along with. */
const ofSymptoms: readonly string[] = ['#unreachable', '#cannotEnter', '#timeout', '#refused']

/** The ideas of a question, less those that the reader has taken away. */
export function ideasWithout(ideas: readonly string[], without: ReadonlySet<ChipKey>): readonly string[] {
  if (without.size === 0) return ideas
  const noSymptom = [...without].some((key) => key.startsWith('symptom:'))
  return ideas.filter((idea) => !without.has(`intent:${idea.slice(1)}`) && !(noSymptom && ofSymptoms.includes(idea)))
}
