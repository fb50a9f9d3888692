import { services, servicesAt, usualPort } from '@/lib/net'

/** Name under which the tries of proxies are known. */
export const proxy = 'proxy'

/** Name under which what a proxy answers is known through which clients go out. */
export const clientProxy = 'client-proxy'

/** Name under which is known what programs of the machine itself try at others' servers. */
export const outbound = 'outbound'

/** Name under which a tester of sites is known that says of one protocol of IP alone that it does not lead there. */
export const letsDebug = 'letsdebug'

/** Programs that bring a port of their own machine to a server elsewhere, which has the port that clients ask for. */
export const tunnelsOut: ReadonlySet<string> = new Set(['frpc', 'cloudflared', 'ngrok', 'lt', 'rathole', 'bore', 'npc'])

/** These, and what hands on from a port of its own, as they are named where they do not reach the service. */
export const tunnelPrograms: ReadonlySet<string> = new Set([
  ...tunnelsOut,
  ...['ssh', 'sslh', 'docker-proxy', 'gost', 'stunnel', 'socat', 'xray', 'websockify', 'tunnel'],
])

const portsOfServices = (names: readonly string[]): ReadonlySet<number> =>
  new Set(
    services
      .filter(({ name }) => names.includes(name))
      .flatMap(({ ports, moved }) => [
        ...ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port),
        ...moved,
      ]),
  )

const remote = ['SSH', 'Telnet', 'RDP', 'VNC']
const files = ['FTP']
const mail = ['SMTP', 'SMTPS', 'SMTP Submission']
const stores = ['MySQL', 'PostgreSQL', 'SQL Server', 'Oracle', 'MongoDB', 'Redis', 'Memcached']
const web = ['HTTP', 'HTTPS', 'Tomcat']

/** Services whose ports serve nothing else, as a rule: what one says is not said of another's port. */
const distinct = [...remote, ...files, ...mail, ...stores, ...web]

/** Programs that hand over the mail of their host, by whose logs their tries are known. */
const mailSenders: ReadonlySet<string> = new Set(['postfix', 'exim', 'sendmail', 'qmail', 'msmtp'])

/** Services that a client's tool speaks to; a tool that is not named here speaks to any. */
const spokenTo: Readonly<Record<string, readonly string[]>> = {
  ssh: ['SSH'],
  sftp: ['SSH'],
  putty: ['SSH', 'Telnet'],
  mysql: ['MySQL'],
  psql: ['PostgreSQL'],
  'redis-cli': ['Redis'],
  mongo: ['MongoDB'],
  sqlcmd: ['SQL Server'],
  mstsc: ['RDP'],
  ftp: ['FTP'],
  filezilla: ['FTP', 'SSH'],
  smtp: mail,
  ...Object.fromEntries([...mailSenders].map((name) => [name, mail])),
  vnc: ['VNC'],
  amqp: ['AMQP'],
  mqtt: ['MQTT'],
  rsync: ['rsync'],
}
/** Tools whose users name which of the services they speak to. */
const severalServices: ReadonlySet<string> = new Set(['filezilla', 'smtp'])
/** Tools that ask for pages. */
export const webClients: ReadonlySet<string> = new Set([
  'browser',
  'curl',
  'wget',
  'cdn',
  'certbot',
  'Invoke-WebRequest',
])

const proxyPorts = portsOfServices(['Squid'])
const distinctPorts = portsOfServices(distinct)
const ownPorts: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  Object.entries(spokenTo).map(([tool, names]) => [tool, portsOfServices(names)]),
)

/**
 * Whether what a tool says without naming a port may be about this one, TCP. A line of ssh says nothing of port 80, and a page of a
 * browser says nothing of port 22; of ports that belong to no such service, either may speak.
 */
export function maySpeakOf(tool: string, port: number): boolean {
  if (webClients.has(tool)) {
    const there = servicesAt(port, 'tcp')
    return there.length === 0 || !there.every(({ name }) => [...remote, ...files, ...mail, ...stores].includes(name))
  }
  if (tool === clientProxy) return proxyPorts.has(port)
  const own = ownPorts.get(tool)
  return !own || own.has(port) || !distinctPorts.has(port)
}

/** The port, TCP, of the service that a tool speaks to where it names no other; null where it speaks to several. */
export function usualPortOf(tool: string): number | null {
  const [first] = Object.hasOwn(spokenTo, tool) ? (spokenTo[tool] ?? []) : []
  const service = services.find(({ name }) => name === first && !severalServices.has(tool))
  return service ? usualPort(service).port : null
}

/** Whether a tool is the part of a mail server that sends: what it tries lies outside of the host. */
export function isMailSender(tool: string): boolean {
  return mailSenders.has(tool)
}

/** Whether a tool speaks to services of one kind alone. */
export function speaksOneService(tool: string): boolean {
  return Object.hasOwn(spokenTo, tool)
}
