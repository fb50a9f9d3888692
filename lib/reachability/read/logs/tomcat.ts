import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const opening = /<Connector\b/
const attribute = /\b(port|address)\s{0,3}=\s{0,3}["']([\w.:-]{1,64})["']/g

/** Most lines of one element. */
const mostLines = 40

/** Where a Connector lets Tomcat listen; without an address at all of them. */
function connectorOf(element: string, line: string): ProgramEvent[] {
  const given = new Map([...element.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]))
  const port = portOf(given.get('port') ?? '')
  const host = given.get('address')
  const isOpen = host === undefined || host === '0.0.0.0' || host === '::'
  const address = isOpen ? null : addressOf(host === 'localhost' ? '127.0.0.1' : host)
  if (port === null || (!isOpen && address === null)) return []
  const told = { kind: 'program', program: 'tomcat', what: 'configured', why: null, protocol: 'tcp' } as const
  return [{ ...told, address, placed: true, port, container: null, manager: null, line: quote(line) }]
}

/** Reads the Connectors of Tomcat's server.xml that stand in no comment: https://tomcat.apache.org/tomcat-10.1-doc/config/http.html */
export const tomcat: EvidenceReader = {
  name: 'tomcat',
  signs: [opening],
  read: ({ lines }, signed) => {
    const found: ProgramEvent[] = []
    let isComment = false
    let next = 0
    for (const at of signed.filter((each) => opening.test(lines[each] ?? '')).slice(0, 500)) {
      // Comments begin and end on lines without a sign as well.
      for (; next < at; next += 1) isComment = afterComment(lines[next] ?? '', isComment)
      const line = lines[at] ?? ''
      const before = line.slice(0, line.search(opening))
      if (line.length > 1000 || afterComment(before, isComment)) continue
      const element = lines
        .slice(at, at + mostLines)
        .map((each) => each.slice(0, 400))
        .join(' ')
      const rest = element.slice(element.search(opening))
      found.push(...connectorOf(rest.slice(0, rest.indexOf('>') + 1), line))
    }
    return found
  },
}

/** Whether a comment is open behind a line. */
function afterComment(line: string, isOpen: boolean): boolean {
  const [begins, ends] = [line.lastIndexOf('<!--'), line.lastIndexOf('-->')]
  return begins === ends ? isOpen : begins > ends
}
