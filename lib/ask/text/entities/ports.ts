import { services, usualPort } from '@/lib/net'

const kanjiDigits = new Map([...'〇零一二三四五六七八九'].map((digit, at) => [digit, at <= 1 ? 0 : at - 1]))

/** `八十` → 80; null when it is no number below 10,000. */
function kanjiNumber(text: string): number | null {
  if (!/[十百千]/.test(text)) {
    const digits = [...text].map((digit) => kanjiDigits.get(digit))
    return digits.every((digit) => digit !== undefined) ? Number(digits.join('')) : null
  }
  let sum = 0
  let ones: number | undefined
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (unit) {
      sum += (ones ?? 1) * unit
      ones = undefined
    } else {
      ones = kanjiDigits.get(character)
    }
  }
  return sum + (ones ?? 0)
}

const portForms = [
  /(?:ぽおと|ぽと|port|ports|端口|端扣|tcp|udp)[\s/#の号號=:-]*([0-9]{1,5})(?![0-9.])/g,
  /(?<![0-9./])([0-9]{1,5})\s*(?:番(?!目)|版|号端口|端口|端扣|号口|口|ぽと|\/tcp|\/udp|tcp|udp|ports?(?![a-z]))/g,
]
const spelled = { 'twenty-two': 22, 'twenty two': 22, 'twenty-five': 25, 'twenty five': 25, eighty: 80 }

/** Low ports that mean a port wherever they stand; others may as well count something. */
const famousLow = new Set([22, 25, 80, 443, 445, 465, 587, 873, 993, 995])
/** Numbers that mean a port wherever they stand, unless a unit follows. */
const knownNumbers = new Set([
  ...famousLow,
  ...services
    .flatMap((service) => [usualPort(service).port, ...service.moved])
    .filter((port) => port > 1024 && port !== 2000 && port !== 4000 && port !== 10_000 && port !== 50_000),
])
const bareNumber =
  /(?<![0-9a-z.,/:#_×x*+=-])([0-9]{2,5})(?![0-9]|[.,/:][0-9]|\s?(?:%|個|个|件|本|台|条|つ(?!て)|名|人|年|月|日|時|分|秒|回|倍|円|元|gb|mb|tb|kb|g\b|m\b|rules?\b|ips?\b|groups?\b|servers?\b|instances?\b|entries|bit|ms|days?|hours?|people|×|x[0-9]|级|级别|规则|組|组))/g
const year = (number: number) => number >= 1990 && number <= 2099

/**
 * Ports that a text names.
 * @param fails whether the text tells of a failed connection: then a number above 1,024 is a port
 */
export function portsNamed(rest: string, fails: boolean): { readonly ports: number[]; readonly portRanges: string[] } {
  const portRanges = [...rest.matchAll(/(?<![0-9/])(-1\s?\/\s?-1|[0-9]{1,5}\/[0-9]{1,5})(?![0-9/])/g)].map((match) =>
    (match[1] ?? '').replace(/\s/g, ''),
  )
  const ports = new Set<number>()
  const add = (port: number) => {
    if (port >= 1 && port <= 65535) ports.add(port)
  }
  for (const written of portRanges) {
    const [start, end] = written.split('/').map(Number)
    if (start === end && start !== undefined) add(start)
  }
  const digits = rest.replace(
    /([〇零一二三四五六七八九十百千]{2,6})\s*(?=番|号?端口|号口|ぽと)|(?<=ぽと|端口|port\s?)([〇零一二三四五六七八九十百千]{2,6})/g,
    (whole, before?: string, after?: string) => String(kanjiNumber(before ?? after ?? '') ?? whole),
  )
  for (const form of portForms) for (const match of digits.matchAll(form)) add(Number(match[1]))
  for (const [word, port] of Object.entries(spelled)) if (digits.includes(`port ${word}`)) add(port)
  const speaksOfPorts = fails || /ぽと|(?<![a-z])ports?(?![a-z])|端口|番/.test(digits)
  for (const match of digits.matchAll(bareNumber)) {
    const port = Number(match[1])
    if (knownNumbers.has(port) || (speaksOfPorts && port > 1024 && !year(port))) add(port)
  }
  return { ports: [...ports], portRanges }
}
