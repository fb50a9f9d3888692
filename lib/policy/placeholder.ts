/** Notations of a value to fill in: `{#accountId}` (the API pages), `${…}`, `<…>`, `{name}`. Bounded, so linear. */
const marked = /\{#?[A-Za-z][\w-]{0,63}\}|\$\{[^{}]{0,63}\}|<[^<>]{1,63}>/g

export interface Placeholder {
  readonly found: string
  /** The pattern with `*` in place of each placeholder. */
  readonly loose: string
}

/**
 * Values that were not filled in in a resource pattern: the marked ones, a region or an account in capitals (real ones
 * are lower case and digits), and a last part such as `GROUP_ID`. Null when there is none.
 *
 * @example placeholderIn('acs:ecs:REGION:*:securitygroup/*')?.loose // 'acs:ecs:*:*:securitygroup/*'
 */
export function placeholderIn(pattern: string): Placeholder | null {
  let found: string | null = null
  const fill = (text: string) => {
    found ??= text
    return '*'
  }
  const [scheme, service, region, account, ...rest] = pattern.replace(marked, fill).split(':')
  const capitals = (part: string) => (/^[A-Z][A-Z_-]*$/.test(part) ? fill(part) : part)
  const parts = [scheme, service]
  if (region !== undefined) parts.push(capitals(region))
  if (account !== undefined) parts.push(capitals(account))
  if (rest.length > 0) {
    const id = rest.join(':')
    parts.push(
      id
        .split('/')
        .map((part) => (/^[A-Z][A-Z_]*_ID$/.test(part) ? fill(part) : part))
        .join('/'),
    )
  }
  return found === null ? null : { found, loose: parts.join(':') }
}
