import { portOfService } from '../../data/programs'
import type { ProgramEvent } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/*
 * What takes HTTP on Windows for IIS and others: HTTP.sys. It listens at all addresses, whatever address a site is bound to, unless
 * a list limits it: https://learn.microsoft.com/windows-server/networking/technologies/netsh/netsh-http
 */

/** `appcmd list site`: https://learn.microsoft.com/iis/get-started/getting-started-with-iis/getting-started-with-appcmdexe */
const appcmdSite =
  /^\s{0,9}SITE "(.{1,200}?)" \(id:\d{1,9},bindings:(.{0,600}?),state:(Started|Stopped|Starting|Stopping|Unknown)\)/
/** The head of Get-Website and Get-IISSite: https://learn.microsoft.com/powershell/module/iisadministration/get-iissite */
const siteHead = /^\s{0,9}Name\s{1,80}ID\s{1,20}State\s{1,40}Physical Path\s{1,120}Bindings\s{0,9}$/
const siteRow = /^\s{0,9}\S.{0,200}?\s{1,80}\d{1,9}\s{1,20}(Started|Stopped|Starting|Stopping)\s/
const binding = /\bhttps?[ /](\*|\[[0-9a-f:]{2,45}\]|[\d.]{7,15}|):(\d{1,5}):/g

/** A URL that a program has registered, in `netsh http show servicestate`. */
const registered =
  /^\s{4,40}HTTPS?:\/\/(?:\*|\+|\[[0-9A-F:]{2,45}\]|[\w.-]{1,255}):(\d{1,5})(?::(\S{2,45}))?\/\S{0,300}\s{0,9}$/i
const stateHead = /^Snapshot of HTTP service state|^HTTP サービス状態のスナップショット|^HTTP 服务状态快照/
/** Addresses that it is limited to, in `netsh http show iplisten`. */
const limitHead = /^IP addresses present in the IP listen list/

function event(
  what: 'listens' | 'configured' | 'absent',
  address: HostAddress | null,
  port: number,
  line: string,
): ProgramEvent {
  const told = { why: null, placed: true, protocol: 'tcp', container: null, manager: 'windows' } as const
  return { kind: 'program', program: 'http.sys', what, address, port, ...told, line: quote(line) }
}

/** Bindings of a site: one that is started is listened at, if its address is any; else it is what has been set. At those of one that is stopped nothing is. */
function boundIn(text: string, isStarted: boolean, line: string): ProgramEvent[] {
  return [...text.matchAll(binding)].flatMap(([, host = '', number = '']) => {
    const port = portOf(number)
    const isOpen = host === '*' || host === '' || host === '0.0.0.0'
    const address = isOpen ? null : addressOf(host)
    if (port === null || (!isOpen && address === null)) return []
    return [event(isStarted ? (isOpen ? 'listens' : 'configured') : 'absent', address, port, line)]
  })
}

/** What stands below a head, by its line; a site with several bindings has them on lines of their own, without its name. */
const heads: readonly (readonly [Below, RegExp])[] = [
  ['sites', siteHead],
  ['state', stateHead],
  ['limits', limitHead],
]
type Below = 'sites' | 'state' | 'limits'

interface State {
  below: Below | null
  isStarted: boolean
}

function belowHead(line: string, state: State): ProgramEvent[] {
  if (state.below === 'sites') {
    const own = siteRow.exec(line)?.[1]
    if (own !== undefined) state.isStarted = own === 'Started'
    return boundIn(line, state.isStarted, line)
  }
  if (state.below === 'state') {
    const port = portOf(registered.exec(line)?.[1] ?? '')
    return port === null ? [] : [event('listens', null, port, line)]
  }
  const address = state.below === 'limits' ? addressOf(line.trim()) : null
  return address ? ['HTTP', 'HTTPS'].map((name) => event('configured', address, portOfService(name), line)) : []
}

/** Most events of one output. */
const mostEvents = 500

/** Reads the sites of IIS with their bindings, and what HTTP.sys says that it listens at. */
export const httpSys: EvidenceReader = {
  name: 'http.sys',
  signs: [appcmdSite, siteHead, stateHead, limitHead],
  heads: [siteHead, stateHead, limitHead],
  read: ({ lines }) => {
    const found: ProgramEvent[] = []
    const state: State = { below: null, isStarted: false }
    for (const line of lines) {
      if (line.length > 1000 || found.length >= mostEvents) continue
      const head = heads.find(([, pattern]) => pattern.test(line))?.[0]
      const [, , bindings = '', site] = appcmdSite.exec(line) ?? []
      if (head !== undefined) state.below = head
      else if (site !== undefined) found.push(...boundIn(bindings, site === 'Started', line))
      else found.push(...belowHead(line, state))
    }
    // Another site may have the port of one that is stopped.
    const served = new Set(found.filter(({ what }) => what !== 'absent').map(({ port }) => port))
    return found.filter(({ what, port }) => what !== 'absent' || !served.has(port))
  },
}
