import { services } from '@/lib/net'

/** Words that people use of what does not work, in the languages of the site. */
export const failing: readonly RegExp[] = [
  /\b(?:can(?:no|['’])?t|cannot|could ?n(?:o|['’])t|unable|does ?n(?:o|['’])?t|does not|do ?n(?:o|['’])?t|wo ?n['’]?t|will not|is ?n['’]t|not (?:work|reach|access|open|respond|connect|load)\w{0,6}|no (?:longer|response|answer|connection)|fail(?:s|ed|ing|ure)?|refuse[sd]?|refusing|tim(?:e[sd]?|ing)[ -]?out|unreachable|inaccessible|hangs?|stuck|broken|dead|blocked|down|denied|unhealthy|error|trouble|problem)\b|\bERR_[A-Z]/i,
  /つなが(?:ら|り?ま?せん)|繋が(?:ら|りません)|でき(?:な|ま?せん|ず)|出来(?:な|ません)|開(?:け|か|き)(?:な|ません|ず)|届(?:か|き)(?:な|ません|ず)|入(?:れ|り)(?:な|ません|ず)|見(?:れ|られ|え)(?:な|ません)|通(?:ら|り)(?:な|ません)|動(?:か|き)(?:な|ません)|タイムアウト|拒否|エラー|(?:反応|応答)が(?:な|あり|返)|無反応|失敗|だめ|ダメ|駄目|異常/,
  /不通|[连連登进進]不[上了去]|[连連]接不[上了]|访问不[了到]|登录不[了上]|打不[开開]|无法|無法|不能|不行|用不了|超[时時]|拒[绝絕]|失[败敗]|没(?:有)?(?:反应|响应)|报错|異常|异常/,
]

/** Words that people use of what does work. */
export const working =
  /\b(?:works?|working|fine|okay|ok|succeeds?|can (?!not))\b|つながり?ま?す|繋がりま?す|できま?す|できて|見え(?:る|ます)|正常|可以|能(?:连|打|访|正)|没问题/i

/** Where a sentence turns: what stands before it is not said of what follows. */
export const turning =
  /[;；。！？，、]|[.!?,](?=\s|$)|\b(?:but|however|while|whereas|though|although)\b|(?<=\b(?:works?|fine|okay|ok|in|opens?|succeeds?|up)) and\b|(?:けれども?|けど|のに|ですが|ますが|たが|但是?|可是|不过|而)/i

/** Kinds of services that people miss by name; of mail and names it is mostly the instance that asks others. */
const missed: ReadonlySet<string> = new Set(['remote', 'web', 'files', 'database', 'search', 'queue', 'monitoring'])

/** Names that are words of every day, of other things, or of tools that try any port. */
const ambiguous: ReadonlySet<string> = new Set([
  'telnet',
  'finger',
  'git',
  'oracle',
  'http/3',
  'openssh',
  'elastic',
  'scylla',
  'dev server',
  'hana',
  'node exporter',
  'node_exporter',
  'syslog',
  'snmp',
])

/** What people call a site. */
const siteWords =
  'web website webpage site homepage browser サイト ウェブ ホームページ ブラウザ 网站 網站 网页 網頁 浏览器'.split(' ')
const siteServices: readonly string[] = ['HTTP', 'HTTPS', 'Tomcat']

/** A service as people name it. */
export interface NamedService {
  readonly names: readonly string[]
  /** Ports that its clients use, the usual one of each of its services. */
  readonly usual: readonly number[]
  /** All that it may listen on. */
  readonly ports: ReadonlySet<number>
}

function portsOf(names: readonly string[]): ReadonlySet<number> {
  return new Set(
    services
      .filter(({ name }) => names.includes(name))
      .flatMap(({ ports, moved }) => [
        ...ports.flatMap(({ port, protocol }) => (protocol === 'tcp' ? [port] : [])),
        ...moved,
      ]),
  )
}

const site: NamedService = {
  names: [
    ...siteWords,
    'http',
    'https',
    ...services.filter(({ name }) => name === 'HTTP').flatMap(({ aliases }) => aliases),
  ],
  usual: [...portsOf(['HTTPS', 'HTTP'])].filter((port) => port === 80 || port === 443),
  ports: portsOf([...siteServices, 'Vite', 'WebLogic']),
}

/** Services by the names that people give them. */
export const namedServices: readonly NamedService[] = [
  site,
  ...services
    .filter(({ name, kind }) => missed.has(kind) && name !== 'HTTP' && name !== 'HTTPS')
    .flatMap(({ name, aliases, ports }): NamedService[] => {
      const names = [name.toLowerCase(), ...aliases.map((alias) => alias.toLowerCase())].filter(
        (each) => !ambiguous.has(each),
      )
      const [first] = ports.filter(({ protocol }) => protocol === 'tcp')
      return first && names.length > 0 ? [{ names, usual: [first.port], ports: portsOf([name]) }] : []
    }),
]

/** How people say that a program does not come up, or that nothing of it is seen, in the languages that they write in. */
export const notUp =
  /\b(?:(?:do|does|did|is|are|can|will|would)(?:n['’]?t| ?not)|won['’]t|cannot|fails? to|failed to|unable to|not able to|never) (?:be )?(?:start|come up|boot|launch|run|open|load|answer|work|reach|access|connect|serve|get)|\b(?:is|went|goes|stays) (?:gone|down|dead|offline)\b|\bnothing (?:on|at|there|answers|listens)\b|\bexits\b|\bkeeps? (?:restarting|crashing|exiting)\b|\bnot (?:answered|reachable|accessible|available|working|starting|running|open)|\b(?:no (?:answer|connection|response)|refused?)\b|起不来|启动(?:失败|不了|不起来|报错)|无法启动|打不[开開]|访问不[了到]|[连連]不[上了]|起動(?:しない|できない|しません|できません|に失敗|せず)|開け(?:ない|ません)|(?:つなが|繋が)(?:ら|り?ま?せん)|アクセスでき(?:ない|ません)|не (?:стартует|запуск|откры|работает|поднима|доступ)|\bstartet nicht\b|\bne (?:démarre|fonctionne|répond) pas\b|\bno (?:arranca|inicia|abre|funciona|responde)\b|시작되지|열리지/i
