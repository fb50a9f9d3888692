import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { hasPorts } from '@/lib/net'
import {
  type Because,
  type Diagnosis,
  type Fix,
  type LayerName,
  layerNames,
  type Suspicion,
  undoneByHand,
} from '@/lib/reachability'
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

/** Steps in the console for a change of a rule; none for other changes. */
export function consoleStepWords(
  { kind, params, console }: Fix,
  fields: Messages['reachConsole'],
  words: Words,
): string[] {
  if (kind === 'revoke-drop-rule') {
    return [format(fields.open, params), format(words.deleteRule, params)]
  }
  return console.flatMap(({ code, params: values }) => {
    if (code === 'description') return []
    if (code === 'direction') return [values.direction === 'egress' ? fields.egress : fields.ingress]
    return [format(fields[code], code === 'protocol' ? { protocol: values.protocol?.toUpperCase() ?? '' } : values)]
  })
}

/** How a fix is taken back where no command does it; null where there is nothing to take back. */
export function undoInWords({ kind }: Fix, undos: Messages['reachUndo']): string | null {
  const named = undoneByHand.find((name) => name === kind)
  return named ? undos[named] : null
}

/** The layers with a suspicion, in path order, by name. */
export function layersWith(
  suspicions: Readonly<Record<LayerName, Suspicion>>,
  suspicion: Suspicion,
  names: Messages['reachLayers'],
): string[] {
  return layerNames.filter((layer) => suspicions[layer] === suspicion).map((layer) => names[layer])
}

/** The layers, by name, that stop the traffic beside the first that does, which is the one that is mended. */
export function alsoStopping(layers: Diagnosis['layers'], names: Messages['reachLayers']): string[] {
  const stopping = layers.filter(({ state }) => state === 'fail')
  return stopping.slice(1).map(({ layer }) => names[layer])
}

/** Whether a command has words in capitals that the reader replaces by values of their own. */
export function hasPlaceholder(command: string): boolean {
  return /\b(?:[A-Z]{2,30}_(?:ADDRESS|ID|NAME|NUMBER|SERVER)|SERVICE|IMAGE|CONTAINER|APP|USER|PASSWORD|DATABASE|JAIL|NAME)\b/.test(
    command,
  )
}
