import { SpaceLimit } from '@/lib/rules'
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

function readRequest(line: string): Request {
  let request: unknown
  try {
    // A byte-order mark is no part of the text that it stands before.
    request = JSON.parse(line.startsWith('\ufeff') ? line.slice(1) : line)
  } catch {
    throw new HarnessError('bad-json', 'the line is no JSON', 'line')
  }
  if (!isRequest(request)) throw new HarnessError('bad-request', 'a JSON object was expected', 'line')
  return request
}

/** How deep an id may be nested. Some versions of Node.js write any depth, which few programs read again; others end. */
const mostLevels = 1000

function isDeeper(value: unknown, levels: number): boolean {
  let level = [value]
  for (let depth = 0; depth < levels; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}

/** The id as it is given back. */
function readId({ id = null }: Request): string {
  if (isDeeper(id, mostLevels)) throw new HarnessError('deep-id', 'id: nested too deeply to be given back', 'id')
  return JSON.stringify(id)
}

function perform(request: Request): object {
  const { op } = request
  const operation = typeof op === 'string' && Object.hasOwn(operations, op) ? operations[op] : undefined
  if (!operation) throw new HarnessError('unknown-op', `op: one of ${operationNames.join(', ')} was expected`, 'op')
  return Object(operation(request))
}

/** What went wrong, by its code: what an engine foresees has its own. */
function faultOf(error: unknown): { code: string; message: string; at: string } {
  if (error instanceof HarnessError) return { code: error.code, message: error.message, at: error.at }
  if (error instanceof SpaceLimit) return { code: 'too-tangled', message: error.message, at: 'documents' }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return { code: 'too-deep', message: 'the request is nested too deeply', at: 'op' }
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), at: 'op' }
}

/** Answers one line; whatever the line is, the answer is one line of JSON. */
export function answer(line: string): string {
  let id = 'null'
  let body: string
  try {
    const request = readRequest(line)
    id = readId(request)
    body = JSON.stringify(perform(request))
  } catch (error) {
    body = JSON.stringify({ error: faultOf(error) })
  }
  return body === '{}' ? `{"id":${id}}` : `{"id":${id},${body.slice(1)}`
}

/** The answer to a line that is too long to be read. */
export const tooLong = JSON.stringify({
  id: null,
  error: { code: 'too-long', message: 'the line is too long', at: 'line' },
})
