import { characterFeature } from '../model/features'
import { type ChipKey, ideasWithout, withoutChips } from './chips'
import type { Lexicon } from './concepts'
import { whatFails } from './contrast'
import { withoutCourtesy } from './courtesy'
import { type Entities, entitiesOf, isOfList } from './entities'
import { kindsOfServices } from './kinds'
import { languageOf } from './language'
import { fold, longest, normalise, words } from './normalise'

/** A text as the search sees it. */
export interface UnderstoodQuestion {
  readonly normalised: string
  /** Words, ideas (`#…`), entities and single characters of Chinese and Japanese (`@…`), each once. */
  readonly terms: readonly string[]
  /** Ideas among the terms. */
  readonly concepts: readonly string[]
  readonly entities: Entities
}

const nothing: ReadonlySet<ChipKey> = new Set()

/** Ports that have an answer of their own; all others mean the same to a reader: a service that does not answer. */
const ownPorts = new Set([22, 25, 80, 443, 465, 587, 3389])

/**
 * What a text says, at build time and in the browser alike; the page's language plays no part.
 * @param spell puts mistyped words right; texts of our own need none
 * @param without what the reader has taken away of what was understood
 */
export function understand(
  text: string,
  lexicon: Lexicon,
  spell: (normalised: string) => string = (same) => same,
  without: ReadonlySet<ChipKey> = nothing,
): UnderstoodQuestion {
  const start = text.slice(0, longest)
  const { text: normalised, fails } = whatFails(spell(withoutCourtesy(normalise(start))))
  const { entities: named, rest } = entitiesOf(start, normalised, fails)
  const passes = passing.test(normalised) && (named.symptom === null || named.symptom === 'refused')
  const entities = withoutChips(passes ? { ...named, symptom: null } : named, without)
  const language = languageOf(start)
  const beside = withoutFigures(normalised, entities)
  const apart = beside === normalised ? null : lexicon.conceptsOf(beside, language)
  const heard = lexicon.conceptsOf(normalised, language)
  const said = ideasWithout(fails ? [...new Set([...heard, '#unreachable'])] : heard, without).filter(
    (idea) => !apart || !ofFigures.includes(idea) || apart.includes(idea),
  )
  // A port is blocked by a filter, a site by an authority.
  const byFilter =
    entities.ports.length > 0 || entities.services.length > 0 || said.some((idea) => ofTraffic.includes(idea))
  const byNoAuthority = byFilter && !said.some((idea) => idea === '#website' || idea === '#content2')
  const asksWho = doer.test(normalised)
  const out = [
    ...(byNoAuthority ? ['#blocked'] : []),
    ...(asksWho ? ['#delete'] : []),
    ...(attached.test(normalised) ? ['#bindAddress'] : []),
    ...(isOfList(normalised) ? ['#unreachable'] : []),
    ...(passes ? ['#unreachable', '#refused'] : []),
  ]
  const concepts = said.filter((idea) => !out.includes(idea))
  const told = rest.replace(attached, ' eip ')
  const own = byNoAuthority ? words(told).filter((word) => !blocked.has(word)) : words(told)
  const characters = [...told.matchAll(/[\u3400-\u9fff]/g)].map(([character]) => characterFeature(character))
  return {
    normalised,
    terms: [
      ...new Set([
        ...own,
        ...characters,
        ...concepts,
        ...nameTerms(normalised, concepts),
        ...besideTerms(concepts, entities),
        ...entityTerms(entities),
      ]),
    ],
    concepts,
    entities,
  }
}

/** Ideas that a figure may stand for. */
const ofFigures = ['#members', '#bindAddress', '#wafPage', '#openSession', '#cidr', '#dts', '#redundant']

/**
 * A text with another number for each port that has no answer of its own, and without blocks: 6000 is a size of groups, and no size
 * as a port; that a block stands in a text does not make blocks its subject.
 */
function withoutFigures(normalised: string, { ports, blocks }: Entities): string {
  const others = new Set(ports.filter((port) => !ownPorts.has(port)).map(String))
  const text = blocks
    .filter((block) => block !== everywhere)
    .reduce((left, block) => left.split(block).join(' '), normalised)
  return others.size === 0 ? text : text.replace(/[0-9]+/g, (number) => (others.has(number) ? '0' : number))
}

/** A block that is an idea by itself. */
const everywhere = '0.0.0.0/0'

/** What is denied passes all the same: nothing fails but the denial. */
const passing = new RegExp(
  fold(
    '(?<![a-z])still (?:can|able|gets? (?:in|through)|reach|pass|see|access)(?![a-z])|まだ(?:見[らえれ]|アクセスでき[るて]|入れる|通る|開ける)|(?:还|仍|依然|照样|还是|仍然)能',
  ),
)

/** Who deleted something is asked of the doer, not of deleting. */
const doer = /(?<![a-z])who(?:m)?(?![a-z])|谁|だれ/

/** An address that is attached to an instance is none that a program binds. */
const attached =
  /(?:绑定?了?|ばいんど|(?<![a-z])(?:bind(?:s|ing)?|bound)) ?(?:an? |the )?(?:eip|弹性|elastic)|eipを?(?:ばいんど|绑定)/

/** A name where a rule has addresses. */
const hostName =
  /domain ?name|host ?name|fqdn|(?<![a-z])d(?:yn)?dns|(?<![a-z])domains?(?![a-z])|どめいん|ほすと名|域名|主机名/
/** The term for it: no kind of service has this name. */
export const nameInRule = '@hostname'
const inRules = ['#rule', '#authObject', '#group']
const ofSites = ['#icp', '#blocked', '#unreachable', '#cannotEnter', '#balancer', '#certificate']

/** That a name is to stand in a rule or group: a domain name by itself is one of a site. */
function nameTerms(normalised: string, concepts: readonly string[]): string[] {
  const inRule = inRules.some((idea) => concepts.includes(idea))
  return inRule && hostName.test(normalised) && !concepts.some((idea) => ofSites.includes(idea)) ? [nameInRule] : []
}

/** Products beside security groups, each with answers here about traffic and groups alone. */
const products = ['icp', 'managedDatabase', 'wafPage', 'balancer', 'kubernetes', 'docker', 'terraform', 'lightServer']
  .concat(
    'acl',
    'ram',
    'quota',
    'flowLog',
    'ipv6',
    'mail',
    'publicAddress',
    'overdue',
    'api',
    'list',
    'copy',
    'website',
  )
  .map((idea) => `#${idea}`)
/** Ideas that make a question about a product one about its traffic. */
const ofGroups = [
  'group',
  'rule',
  'inbound',
  'outbound',
  'openPort',
  'authObject',
  'port',
  'allow',
  'deny',
  'allowedYet',
]
  .concat('unreachable', 'cannotEnter', 'timeout', 'refused', 'blocked', 'firewall', 'acrossNetworks', 'lacking')
  .concat('single', 'whole', 'internal', 'isolate', 'priority', 'prefixList', 'ssh', 'rdp', 'ping')
  .map((idea) => `#${idea}`)
const ofHere = ['#alibaba', '#likeElsewhere']

/** That a product or another provider is named, and nothing beside it that these pages are about. */
function besideTerms(concepts: readonly string[], { ports, symptom, addresses, blocks }: Entities): string[] {
  const elsewhere = concepts.includes('#otherProvider') && !concepts.some((idea) => ofHere.includes(idea))
  const isTraffic = symptom !== null || ports.length + addresses.length + blocks.length > 0
  const alone = isTraffic || concepts.some((idea) => ofGroups.includes(idea)) ? [] : products
  const named = alone.filter((idea) => concepts.includes(idea)).map((idea) => `@alone${idea}`)
  return [...(elsewhere ? ['@elsewhere'] : []), ...named]
}

/** Ideas of traffic, which a filter blocks. */
const ofTraffic = ['#port', '#mail', '#ssh', '#rdp', '#ping', '#protocol']

/** Words for being blocked, as `words` gives them. */
const blocked = new Set(['block', 'unblock'])

/** Entities by what they mean to a reader, not by their value. */
function entityTerms(entities: Entities): string[] {
  const terms: string[] = []
  const add = (term: string, present: boolean) => {
    if (present) terms.push(term)
  }
  for (const port of entities.ports) terms.push(ownPorts.has(port) ? `@port${port}` : '@port')
  for (const protocol of entities.protocols) terms.push(`@${protocol}`)
  for (const direction of entities.directions) terms.push(`@${direction}`)
  for (const kind of kindsOfServices(entities.services)) terms.push(`@${kind}`)
  add('@ports', entities.ports.length > 1)
  add('@portrange', entities.portRanges.length > 0)
  add('@block', entities.blocks.length > 0)
  add('@range', entities.ranges.length > 0)
  add('@address', entities.addresses.length > 0)
  add('@prefix', entities.prefixes.length > 0 || entities.masks.length > 0 || entities.wildcards.length > 0)
  add('@ipv6', entities.family === 6)
  add('@fails', entities.symptom !== null)
  add(`@${entities.symptom}`, entities.symptom !== null)
  return [...new Set(terms)]
}
