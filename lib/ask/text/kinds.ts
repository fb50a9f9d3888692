import { services } from '@/lib/net'

/** What the named services are for, each once; `service` beside it, so that kinds seldom named still say something. */
export function kindsOfServices(names: readonly string[]): string[] {
  const kinds = services.filter(({ name }) => names.includes(name)).map(({ kind }) => kind)
  return kinds.length === 0 ? [] : ['service', ...new Set(kinds)]
}
