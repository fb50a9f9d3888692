import { aclNames } from '../../cloud/acl'
import type { Screen, ScreenReader } from './screen'

const opening = /^\s{0,9}resource "alicloud_network_acl(?:_entries)?" "[^"]{1,120}" \{\s{0,9}$/
const entry = /^\s{1,12}(ingress|egress)(?:_acl_entries)? \{\s{0,9}$/
const field = /^\s{1,20}(id|protocol|port|policy|(?:source|destination)_cidr_ip)\s{1,60}= "([^"]{0,80})"\s{0,9}$/
const end = /^\s{0,20}\}\s{0,9}$/

/** Most lines of one resource. */
const longest = 2000

const apiNames: Readonly<Record<string, string>> = {
  protocol: 'Protocol',
  port: 'Port',
  policy: 'Policy',
  source_cidr_ip: aclNames.ingress.address,
  destination_cidr_ip: aclNames.egress.address,
}

type Direction = keyof typeof aclNames

/** Entries of one direction, each with the line that says what becomes of its traffic. */
interface Part {
  readonly direction: Direction
  readonly from: number
  readonly entries: Record<string, string>[]
  readonly rows: number[]
}

/** A resource that is being read. */
interface Open {
  readonly parts: Part[]
  entry: Record<string, string> | null
  depth: number
  id: string
}

/** Takes a line that opens an entry: Terraform writes all entries of a direction, then those of the other. */
function openEntry(line: string, at: number, from: number, state: Open): void {
  const direction = entry.exec(line)?.[1]
  if (direction !== 'ingress' && direction !== 'egress') return
  const { parts } = state
  if (parts.at(-1)?.direction !== direction)
    parts.push({ direction, from: parts.length === 0 ? from : at, entries: [], rows: [] })
  state.entry = {}
  parts.at(-1)?.entries.push(state.entry)
  parts.at(-1)?.rows.push(at)
}

function readField(line: string, at: number, state: Open): void {
  const [, name = '', value = ''] = field.exec(line) ?? []
  const key = apiNames[name]
  if (name === 'id' && state.depth === 1) state.id = value
  else if (state.entry && key !== undefined) state.entry[key] = value
  if (state.entry && name === 'policy') state.parts.at(-1)?.rows.splice(-1, 1, at)
}

/** Reads the lines of a resource from the one that opens it; `to` is the number of the line behind it, or -1 where it is cut off. */
function readResource(lines: readonly string[], from: number): Pick<Open, 'id' | 'parts'> & { readonly to: number } {
  const state: Open = { parts: [], entry: null, depth: 1, id: '' }
  for (let at = from + 1; at < Math.min(lines.length, from + longest); at += 1) {
    const line = lines[at] ?? ''
    openEntry(line, at, from, state)
    readField(line, at, state)
    if (/\{\s{0,9}$/.test(line)) state.depth += 1
    else if (end.test(line)) {
      state.depth -= 1
      state.entry = null
      if (state.depth === 0) return { ...state, to: at + 1 }
    }
  }
  return { ...state, to: -1 }
}

/** Network ACLs of `terraform state show`, whose entries are blocks: their names are the API's in small letters. */
export const networkAclStates: ScreenReader = {
  signs: [/"alicloud_network_acl/],
  read: (lines, signed) => {
    const found: Screen[] = []
    for (const at of signed) {
      if (!opening.test(lines[at] ?? '')) continue
      const { to, id, parts } = readResource(lines, at)
      if (to < 0) continue
      for (const [index, { direction, from, entries, rows }] of parts.entries()) {
        const { lists, entry: name } = aclNames[direction]
        const named = id === '' ? {} : { NetworkAclId: id }
        const value = { NetworkAclAttribute: { ...named, [lists]: { [name]: entries } } }
        const end = parts[index + 1]?.from ?? to
        found.push({ from, to: end, what: 'network-acl', text: '', rows, value, line: lines[at] ?? '', cut: null })
      }
    }
    return found
  },
}
