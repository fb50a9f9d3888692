import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Diagnosis, Fix, UndoneByHand } from '@/lib/reachability'

type Words = Messages['reachability']

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
  const isUndoneByHand = (name: string): name is UndoneByHand => Object.hasOwn(undos, name)
  return isUndoneByHand(kind) ? undos[kind] : null
}

/** The layers, by name, that stop the traffic beside the first that does, which is the one that is mended. */
export function alsoStopping(layers: Diagnosis['layers'], names: Messages['reachLayers']): string[] {
  const stopping = layers.filter(({ state }) => state === 'fail')
  return stopping.slice(1).map(({ layer }) => names[layer])
}
