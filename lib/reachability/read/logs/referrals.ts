import type { Referral } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Lines in which a server has told its client to go on at another address. */
const forms: readonly (readonly [tool: string, pattern: RegExp])[] = [
  // A node of the client's own list has a negative number: the others were named by a broker.
  [
    'kafka',
    /\b[Nn]ode \d{1,9} \([\w.-]{0,255}\/?(?<![\w.-])([\d.]{7,15}):(\d{1,5})\) (?:could not|disconnected|terminated)/,
  ],
  // librdkafka: a thread a broker, with its number where a broker has named it.
  ['kafka', /\[thrd:([\d.]{7,15}):(\d{1,5})\/\d{1,9}\]/],
  // The same in its log: name, port and number of the broker, then where that led.
  ['kafka', /\b[\w.-]{1,255}:\d{1,5}\/\d{1,9}: Connect to ipv[46]#\[?([0-9a-f.:]{2,45}?)\]?:(\d{1,5}) failed\b/],
  // A provider that runs in a container has told the registry the container's address.
  ['dubbo', /\b[Ff]ailed to connect to server \/([\d.]{7,15}):(\d{1,5}), error message is/],
  ['rocketmq', /\bconnect to <?([\d.]{7,15}):(109\d\d)>? failed/],
  // `mqadmin clusterList`: what brokers have registered as their own.
  ['rocketmq', /^\s{0,9}(?:\S{1,60}\s{1,20}){0,2}\d{1,3}\s{1,20}([\d.]{7,15}):(109\d\d)\s{1,20}V\d/],
  ['redis', /\b(?:MOVED|ASK) \d{1,5} ([\d.]{7,15}):(\d{1,5})\b/],
]

/** `227 Entering Passive Mode (172,16,0,12,195,80).`: RFC 959. */
const passive = /^\D{0,40}227 .{0,60}\((\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})\)/

function referralOf(line: string): Referral | null {
  const ftp = passive.exec(line)
  if (ftp) {
    const address = addressOf(ftp.slice(1, 5).join('.'))
    const port = Number(ftp[5]) * 256 + Number(ftp[6])
    return address ? { kind: 'referral', tool: 'ftp', address, port, line: quote(line) } : null
  }
  for (const [tool, pattern] of forms) {
    const match = pattern.exec(line)
    const address = addressOf(match?.[1] ?? '')
    if (address) return { kind: 'referral', tool, address, port: portOf(match?.[2] ?? ''), line: quote(line) }
  }
  return null
}

/** Reads where servers send their clients: Kafka, RocketMQ, Redis Cluster, passive FTP. */
export const referrals: EvidenceReader = {
  name: 'referral',
  signs: [...forms.map(([, pattern]) => pattern), passive],
  sparse: true,
  read: (block) =>
    block.lines
      .filter((line) => line.length <= 1000)
      .slice(0, 20_000)
      .map(referralOf)
      .filter((found) => found !== null),
}
