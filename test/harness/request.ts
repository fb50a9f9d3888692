import { HarnessError } from './error'

export type Request = Readonly<Record<string, unknown>>
export type Operations = Readonly<Record<string, (request: Request) => unknown>>

/** A text field of a request. */
export function textOf(request: Request, name: string): string {
  const value = request[name]
  if (typeof value !== 'string') throw new HarnessError('bad-request', `${name}: a string was expected`, name)
  return value
}

/** A list field of a request. */
export function listOf(request: Request, name: string): readonly unknown[] {
  const value = request[name]
  if (!Array.isArray(value)) throw new HarnessError('bad-request', `${name}: a list was expected`, name)
  return value
}

/** An object field of a request. */
export function objectOf(request: Request, name: string): Request {
  const value = request[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HarnessError('bad-request', `${name}: an object was expected`, name)
  }
  return { ...value }
}
