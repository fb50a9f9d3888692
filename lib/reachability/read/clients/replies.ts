import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { isTold } from '../talk'
import { isDated, isNoise } from './lines'
import { add, noServer, type SignedForm, turnTo } from './state'

/** What stands before a reply in the log of a client: FileZilla's word for it, lftp's and curl's arrow, a name. */
const before =
  '^\\s{0,9}[\'"`]?(?:(?:Response|响应|回應|応答|レスポンス):\\s{1,9}|<(?:-{1,3})?\\s{0,3}|\\S{1,12}:?\\s{1,9})?'

/**
 * Replies by which a service that is there says that it does not do its work: FTP (RFC 959, and vsftpd's word for its own faults),
 * SMTP by the classes of RFC 3463 that speak of policy, and what it says of itself with 421, 521 and 554.
 */
const failing: readonly (readonly [string, RegExp])[] = [
  [
    'ftp',
    new RegExp(
      `${before}(?:500 OOPS: |50[01] (?:Illegal|Rejected|Invalid|Bad|Unacceptable) (?:data connection|PORT|EPRT|IP)\\b|500 I won't open a connection to|421 Service not available\\b(?!.{0,40}clos)|425 (?:Security: |(?:Can['’]?t|Cannot|Unable to|Failed to|Could not|Unable) (?:open|build|establish|make|create)\\b.{0,30}\\b(?:data )?connection\\b|No data connection\\b|Use PORT or PASV))`,
      'i',
    ),
  ],
  [
    'smtp',
    new RegExp(
      `${before}(?:(?:421|45[0-4]|55[0-4])[ -][45]\\.7\\.\\d{1,3}\\s|(?:521|554)[ -](?=.{0,200}\\b(?:SMTP|mail|relay|blocked|blacklist|listed|rejected|denied|refused|policy|service)))`,
      'i',
    ),
  ],
  [
    'smtp',
    /\bSMTP(?:Data|SenderRefused|RecipientsRefused|Response|Helo|Connect|Send)?(?:Error|Exception|Refused)?: .{0,120}\(?5[25][0-4][, -]/,
  ],
]

/** A mail server of another one that has answered it: `relay=mx.example.net[203.0.113.9]:25, … said: 554 …`. */
const relayed =
  /\brelay=(?<host>[\w.-]{1,255})\[(?<address>[0-9a-f.:]{2,45})\]:(?<port>\d{1,5}),.{0,200}\bstatus=(?:bounced|deferred) \(host \S{1,300} (?:said|refused to talk to me): (?:4\d\d|5\d\d)[ -](?:[45]\.7\.|.{0,200}\b(?:blocked|blacklist|listed|reputation|policy|denied)\b)/i

/** A server of FTP in its own log: the client has named an address that is not its own, as one behind a translation does. */
const foreign = /\bRejected data connection to foreign address [0-9a-f.:]{2,45}:\d{1,5}/

export const replies: SignedForm = {
  signs: [...failing.map(([, pattern]) => pattern), relayed, foreign],
  read: (line, state) => {
    if (foreign.test(line)) {
      add(state, 'error-answer', line, { name: 'ftp', place: noServer })
      return true
    }
    const named = relayed.exec(line)?.groups
    if (named) {
      const { host = '', address = '', port = '' } = named
      const place = { host, address: addressOf(address), port: portOf(port) }
      add(state, 'error-answer', line, { name: 'postfix', place })
      return true
    }
    const tool = failing.find(([, pattern]) => pattern.test(line))?.[0]
    if (tool === undefined || isDated(line) || isNoise(line) || isTold(line)) return false
    // By which of its programs somebody speaks to a service does not matter: the place stays.
    if (state.place.host === null && state.place.port === null) turnTo(tool, state)
    add(state, 'error-answer', line, { name: state.goal?.tool ?? tool })
    state.answered = true
    return true
  },
}
