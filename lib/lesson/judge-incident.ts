import { judgeLayers, type Layer, parseTarget } from '@/lib/reachability'
import type { EvidenceName, IncidentAnswer, IncidentExercise, Suspect } from './model'

export interface IncidentJudgement {
  readonly passed: boolean
  /** Named, and all the evidence there is does not show that they fail; with what is known of each. */
  readonly innocent: readonly Layer[]
  /** Named rightly, but nothing that was asked for shows it. */
  readonly guessed: readonly Suspect[]
  /** Not named, although what was asked for shows that they fail; with the line that shows it. */
  readonly overlooked: readonly Layer[]
  /** Something else fails that nothing asked for shows yet. False while nothing is named: then there is no "else". */
  readonly more: boolean
}

function layersShown({ target, evidence }: IncidentExercise, asked: (what: EvidenceName) => boolean): Layer[] {
  const read = parseTarget(target)
  if (!read.ok) throw new Error(`target: ${read.problem.code}`)
  const outputs = evidence.filter(({ what }) => asked(what)).map(({ output }) => output)
  return judgeLayers({ target: read.target, evidence: outputs })
}

/** The layers that a reader may name, in the order of the path. */
export const suspects: readonly Suspect[] = [
  'public-address',
  'network-acl',
  'security-group',
  'host-firewall',
  'listening-socket',
]

/** The layers of which the evidence of an exercise tells something: no other can be named, or cleared. */
export function suspectsOf(exercise: IncidentExercise): Suspect[] {
  const layers = layersShown(exercise, () => true)
  return suspects.filter((name) => layers.some(({ layer, state }) => layer === name && state !== 'unknown'))
}

/**
 * Holds the layers that a reader names against the diagnosis of all the evidence, and against that of what was asked for:
 * a layer has to be named because its evidence was read. Any way of asking that shows every failing layer passes.
 */
export function judgeIncident(exercise: IncidentExercise, { asked, named }: IncidentAnswer): IncidentJudgement {
  const truth = layersShown(exercise, () => true)
  const known = layersShown(exercise, (what) => asked.includes(what))
  const fails = (layers: readonly Layer[], name: string) =>
    layers.some(({ layer, state }) => layer === name && state === 'fail')
  const isNamed = ({ layer }: Layer) => named.some((name) => name === layer)
  const innocent = known.filter((layer) => isNamed(layer) && !fails(truth, layer.layer))
  const guessed = named.filter((name) => fails(truth, name) && !fails(known, name))
  const overlooked = known.filter((layer) => layer.state === 'fail' && !isNamed(layer))
  const unseen = truth.some((layer) => layer.state === 'fail' && !isNamed(layer) && !fails(known, layer.layer))
  return {
    passed: innocent.length + guessed.length + overlooked.length === 0 && !unseen && named.length > 0,
    innocent,
    guessed,
    overlooked,
    more: unseen && named.length > 0,
  }
}
