import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { add, type ClientState, type SignedForm } from './state'

const field = /^\s{0,9}(ComputerName|RemoteAddress|RemotePort|PingSucceeded|TcpTestSucceeded)\s{0,40}:\s?(.{0,300})$/

/** What the fields that have been read come to. */
export function closeFields(state: ClientState): void {
  const { fields } = state
  const port = portTested(state)
  state.fields = null
  if (!fields) return
  const host = fields.get('ComputerName') ?? null
  const address = addressOf(fields.get('RemoteAddress') ?? '')
  const result = fields.get('TcpTestSucceeded')
  if (result) {
    const place = fields.has(chosen) ? state.place : { host, address, port }
    add(state, /^True$/i.test(result) ? 'connected' : 'failed', `TcpTestSucceeded : ${result}`, {
      name: 'Test-NetConnection',
      place,
    })
  }
  const ping = fields.get('PingSucceeded')
  if (ping) {
    const line = `PingSucceeded : ${ping}`
    state.found.push({ kind: 'ping', host, address, answered: /^True$/i.test(ping), at: state.at, line })
  }
}

/** A warning without the fields that follow it says the same. */
export function closeWarning(state: ClientState): void {
  const told = state.found.some((item) => item.kind === 'attempt')
  if (state.warned !== null && !told) add(state, 'failed', state.warned, { name: 'Test-NetConnection' })
}

/** A single field chosen with `select`: its name, a rule, and the value below. */
function inTable(line: string, { fields }: ClientState): readonly string[] | null {
  const word = line.trim()
  if (fields === null || !fields.has(chosen) || !/^(?:True|False)$/.test(word)) return null
  return [line, 'TcpTestSucceeded', word]
}

/** The head of a table with the result alone. */
const chosenHead = /^\s{0,200}TcpTestSucceeded\s{0,200}$/

/** Mark of such a table. */
const chosen = '-'

const warning = /TCP connect to \(?\s?\(?([\w.:-]{1,255}?)\s{0,3}:\s{0,3}(\d{1,5})\)? failed/

/** What it says of its ping is told by a field as well. */
const pinged = /\bPing to \S{1,255} failed (?:with status|-- Status):/

/** The port that the fields name, or else the warning or the command above them. */
function portTested({ fields, place }: ClientState): number | null {
  return portOf(fields?.get('RemotePort') ?? '') ?? place.port
}

/** `Test-NetConnection`: one field a line. */
export const netConnection: SignedForm = {
  signs: [field, chosenHead, /True|False/, /TCP connect to/, pinged],
  read: (line, state) => {
    if (pinged.test(line)) return true
    const match = field.exec(line) ?? inTable(line, state)
    if (chosenHead.test(line)) {
      state.fields = new Map([[chosen, '']])
      return true
    }
    if (!match?.[1]) {
      // Its warnings say the same before the fields do, and the port, which the fields may leave out.
      const [, host, port = ''] = warning.exec(line) ?? []
      if (host === undefined) return false
      state.place = { host, address: addressOf(host), port: portOf(port) }
      state.warned = line
      return true
    }
    if (match[1] === 'ComputerName' && state.fields) closeFields(state)
    state.fields ??= new Map()
    state.fields.set(match[1], (match[2] ?? '').trim())
    if (match[1] === 'TcpTestSucceeded') closeFields(state)
    return true
  },
}
