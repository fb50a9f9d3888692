import { decide, type GroupType, parsePacket, type Reading, readDocuments } from '@/lib/rules'
import { HarnessError } from './error'
import { listOf, type Operations, objectOf, type Request } from './request'

function groupTypesOf(request: Request): Record<string, GroupType> {
  if (request.groupTypes === undefined || request.groupTypes === null) return {}
  return Object.fromEntries(
    Object.entries(objectOf(request, 'groupTypes')).map(([id, type]) => {
      if (type !== 'basic' && type !== 'advanced') {
        throw new HarnessError('group-type', `groupTypes.${id}: basic or advanced was expected`, `groupTypes.${id}`)
      }
      return [id, type]
    }),
  )
}

/** Reads the documents; one that cannot be read in full is an error, never half an answer. */
export function readingOf(request: Request, name: string): Reading {
  const reading = readDocuments(listOf(request, name), { groupTypes: groupTypesOf(request) })
  const wrong = reading.warnings.find((warning) => warning.severity === 'error')
  if (wrong) {
    const at = wrong.place ? `${name}[${wrong.place.document}].${wrong.place.path}` : name
    throw new HarnessError(wrong.code, wrong.message, at)
  }
  if (reading.ruleSet.groups.length === 0) {
    throw new HarnessError('no-group', `${name}: at least one security group was expected`, name)
  }
  return reading
}

export const rulesOps: Operations = {
  'rules.decide': (request) => {
    const { ruleSet } = readingOf(request, 'documents')
    const parsed = parsePacket(objectOf(request, 'packet'))
    if (!parsed.ok)
      throw new HarnessError(parsed.problem.code, parsed.problem.message, `packet.${parsed.problem.field}`)
    const { verdict, by } = decide(ruleSet, parsed.packet, { port25Unblocked: request.port25Unblocked === true })
    return { verdict, by }
  },
}
