/** What a rule says of its own end is among the fields beside the table's columns, in the API's names. */
interface Ended {
  readonly direction: 'ingress' | 'egress'
  readonly rest: Readonly<Record<string, string | number>>
}

/** The API's names of a rule's own end, by direction and family. */
const names = {
  ingress: ['DestCidrIp', 'Ipv6DestCidrIp'],
  egress: ['SourceCidrIp', 'Ipv6SourceCidrIp'],
} as const
const every: ReadonlySet<string> = new Set([...names.ingress, ...names.egress])

/** The names under which a rule of a direction says its own end. */
export function ownNames(direction: Ended['direction']): readonly string[] {
  return names[direction]
}

/** A rule's own end as it is written; empty: any. */
export function ownAddressOf({ direction, rest }: Ended): string {
  const name = names[direction].find((each) => each in rest)
  return name === undefined ? '' : String(rest[name])
}

/** The row with another own end, under the name that goes with its direction and family. */
export function withOwnAddress<R extends Ended>(row: R, text: string): R {
  const others = Object.entries(row.rest).filter(([name]) => !every.has(name))
  const [plain, v6] = names[row.direction]
  const own = text === '' ? [] : [[text.includes(':') ? v6 : plain, text] as const]
  return { ...row, rest: Object.fromEntries([...others, ...own]) }
}
