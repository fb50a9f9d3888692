import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { hasPorts } from '@/lib/net'
import { type Because, type Diagnosis, type LayerName, layerNames, type Suspicion } from '@/lib/reachability'
import { ruleName } from '@/lib/rules'
import type { ReachDraft } from './draft'

type Words = Messages['reachability']

/** What a diagnosis says, by code: every sentence, or those that one diagnosis needs. */
export type Remarks = {
  readonly [Section in 'reachReasons' | 'reachSteps']: Readonly<Partial<Messages[Section]>>
}

/** The sentences that this diagnosis needs: a page that shows no other carries no more. */
export function remarksFor({ layers, next }: Diagnosis, { reachReasons, reachSteps }: Remarks): Remarks {
  const codes = new Set<string>(layers.flatMap(({ because }) => because?.code ?? []))
  const own = (from: object, keys: ReadonlySet<string | undefined>) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.has(key)))
  return { reachReasons: own(reachReasons, codes), reachSteps: own(reachSteps, new Set([next?.kind])) }
}

/** Why a layer has its state. */
export function layerReason({ code, params }: Because, reasons: Remarks['reachReasons'], words: Words): string {
  const tool = params.tool === 'netsh' ? words.windowsFirewall : params.tool
  const rule = code === 'accept-rule' || code === 'drop-rule' ? ruleName(params.rule ?? '') : params.rule
  return format(reasons[code] ?? '', { ...params, ...(tool && { tool }), ...(rule && { rule }) })
}

/** The traffic in words, such as `198.51.100.7 to TCP 80 of the instance`, as it was judged; `?`: which port is not said. */
export function targetOf(
  draft: Pick<ReachDraft, 'from'>,
  { judged: { protocol, port }, way, client: seen }: Pick<Diagnosis, 'judged' | 'way' | 'client'>,
  words: Words,
): string {
  const service = `${protocol.toUpperCase().replace('ICMPV6', 'ICMPv6')}${hasPorts(protocol) ? ` ${port ?? '?'}` : ''}`
  const ingress = way.direction === 'ingress'
  const address = draft.from.trim() || seen
  // An address is set apart from the words around it, by one space.
  const client = address ? ` ${address} ` : ingress ? words.anyClient : words.anyServer
  return format(ingress ? words.targetIngress : words.targetEgress, { client, service })
    .replace(/ +/g, ' ')
    .trim()
}

/** The layers with a suspicion, in path order, by name. */
export function layersWith(
  suspicions: Readonly<Record<LayerName, Suspicion>>,
  suspicion: Suspicion,
  names: Messages['reachLayers'],
): string[] {
  return layerNames.filter((layer) => suspicions[layer] === suspicion).map((layer) => names[layer])
}
