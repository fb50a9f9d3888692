import { outcomeOf } from '../../data/phrases'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { add, type SignedForm } from './state'

/** Lines in which a program that sends mail names its server, and what it is written in: what goes wrong stands below them. */
const namings: readonly (readonly [string, RegExp])[] = [
  ['java', /\bCould not connect to SMTP host: (?<host>[\w.-]{1,255}), port: (?<port>\d{1,5})/],
  ['java', /\bCouldn't connect to host, port: (?<host>[\w.-]{1,255}), (?<port>\d{1,5})[;,]/],
  ['php', /\bConnection: opening to (?:(?:ssl|tls):\/\/)?(?<host>[\w.-]{1,255}):(?<port>\d{1,5}), timeout=/],
  ['python', /\bsmtplib\.SMTP(?:_SSL)?\(\s{0,3}["'](?<host>[\w.-]{1,255})["'], ?(?:port ?= ?)?(?<port>\d{1,5})/],
]

export const mailServer: SignedForm = {
  signs: namings.map(([, pattern]) => pattern),
  read: (line, state) => {
    for (const [tool, pattern] of namings) {
      const groups = pattern.exec(line)?.groups
      if (!groups) continue
      const { host = '', port = '' } = groups
      state.place = { host, address: addressOf(host), port: portOf(port) }
      state.tool = tool
      state.connected = false
      state.answered = false
      return true
    }
    return false
  },
}

/** PHPMailer of the server that it has named before: https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting */
export const mailError: SignedForm = {
  signs: [/SMTP ERROR: Failed to connect to server: /],
  read: (line, state) => {
    const said = /\bSMTP ERROR: Failed to connect to server: (.{0,200})$/.exec(line)?.[1]
    if (said === undefined) return false
    add(state, outcomeOf(said) ?? 'failed', line, { name: 'php' })
    return true
  },
}
