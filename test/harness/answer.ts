import { askOps } from './ask'
import { cidrOps } from './cidr'
import { HarnessError } from './error'
import { policyOps } from './policy'
import { reachOps } from './reach'
import type { Operations, Request } from './request'
import { rulesOps } from './rules'

const operations: Operations = { ...cidrOps, ...rulesOps, ...reachOps, ...policyOps, ...askOps }

/** What can be asked for. */
export const operationNames: readonly string[] = Object.keys(operations)

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Answers one line; whatever the line is, the answer is one line of JSON. */
export function answer(line: string): string {
  let id: unknown = null
  try {
    let request: unknown
    try {
      request = JSON.parse(line)
    } catch {
      throw new HarnessError('bad-json', 'the line is no JSON', 'line')
    }
    if (!isRequest(request)) throw new HarnessError('bad-request', 'a JSON object was expected', 'line')
    id = request.id ?? null
    const { op } = request
    const operation = typeof op === 'string' && Object.hasOwn(operations, op) ? operations[op] : undefined
    if (!operation) {
      throw new HarnessError('unknown-op', `op: one of ${operationNames.join(', ')} was expected`, 'op')
    }
    return JSON.stringify({ id, ...Object(operation(request)) })
  } catch (error) {
    const { code, message, at } =
      error instanceof HarnessError
        ? error
        : { code: 'internal', message: error instanceof Error ? error.message : String(error), at: 'op' }
    return JSON.stringify({ id, error: { code, message, at } })
  }
}
