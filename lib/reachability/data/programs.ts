import { services as known, type Service, servicesAt, usualPort } from '@/lib/net'

/** Services of one kind: programs that can stand for each other at a port. */
export interface ProgramFamily {
  readonly ports: readonly number[]
  /** Ports that people give it instead. */
  readonly others: readonly number[]
  /** Names of its programs, of their units and their images. */
  readonly programs: RegExp
}

/** The service of that name in the table of lib/net. */
function serviceOf(name: string): Service {
  const found = known.find((service) => service.name === name)
  if (!found) throw new RangeError(`no service ${name}`)
  return found
}

function tcpPorts({ ports }: Service): number[] {
  return ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port)
}

/** Ports of services, and those that they are moved to. */
function familyPorts(...names: readonly string[]): Pick<ProgramFamily, 'ports' | 'others'> {
  const own = names.map(serviceOf)
  return { ports: own.flatMap(tcpPorts), others: own.flatMap(({ moved }) => moved) }
}

/** The port of a service that its clients use, TCP. */
export function portOfService(name: string): number {
  return usualPort(serviceOf(name)).port
}

/** A service with one port that clients use; its others are taken for substitutes. */
function oneOf(name: string): Pick<ProgramFamily, 'ports' | 'others'> {
  const [first, ...rest] = tcpPorts(serviceOf(name))
  return { ports: first === undefined ? [] : [first], others: [...rest, ...serviceOf(name).moved] }
}

const plainWeb = familyPorts('HTTP', 'HTTPS')
/** What people serve pages on besides. */
const web = familyPorts('Tomcat', 'WebLogic', 'Vite', 'Grafana', 'Plesk', 'BT Panel', 'MinIO', 'Prometheus')

/** Ports of sites that are made for everyone. */
export const publicPorts: ReadonlySet<number> = new Set(plainWeb.ports)

const families: readonly ProgramFamily[] = [
  {
    ports: plainWeb.ports,
    others: [...new Set([...plainWeb.others, ...web.ports, ...web.others])],
    programs:
      /^(?:nginx|httpd|apache2?|caddy|lighttpd|openresty|tengine|haproxy|traefik|envoy|java|node|nodejs|(?:node-)?MainThread|python[\d.]{0,9}|gunicorn|uvicorn|uwsgi|php-fpm[\d.]{0,9}|php|ruby|puma|dotnet|docker-proxy|tomcat[\d.]{0,9}|w3wp|w3svc|was|go|http-server|serve|wordpress|drupal|joomla|ghost|nextcloud|gitea|gitlab-[ce]e|phpmyadmin|adminer|n8n|halo|jenkins|portainer-ce|bt|bt-panel|next-server|hypercorn|daphne|streamlit|jetty|jboss|wildfly)$/i,
  },
  { ...familyPorts('SSH'), programs: /^(?:sshd?|dropbear)$/ },
  { ...familyPorts('RDP'), programs: /^TermService$/i },
  { ...oneOf('SQL Server'), programs: /^(?:sqlservr|MSSQLSERVER|MSSQL\$\w{1,30}|mssql-server)$/i },
  { ...oneOf('MySQL'), programs: /^(?:mysqld?|mariadbd?|mysqld_safe|percona|MySQL(?:\d{2})?)$/ },
  { ...familyPorts('PostgreSQL'), programs: /^(?:postgres(?:ql)?|postmaster|pgbouncer)$/ },
  { ...oneOf('Redis'), programs: /^(?:redis(?:-server)?|valkey(?:-server)?)$/ },
  { ...oneOf('MongoDB'), programs: /^mongo(?:d|s|db)?$/ },
  { ...oneOf('FTP'), programs: /^(?:vsftpd|proftpd|pure-ftpd)$/ },
  { ...familyPorts('SMTP', 'SMTPS', 'SMTP Submission'), programs: /^(?:master|postfix|exim4?|sendmail)$/ },
]

/** Ports on which a listener belongs to a service of its own. */
export const standardPorts: ReadonlySet<number> = new Set(families.flatMap(({ ports }) => ports))

export function familyOf(port: number): ProgramFamily | undefined {
  return families.find(({ ports, others }) => ports.includes(port) || others.includes(port))
}

/** Whether a program of this name serves what is usual at ports of another kind. */
export function servesOtherPorts(name: string, port: number): boolean {
  const own = familyOf(port)
  const bare = bareName(name)
  return families.some((family) => family !== own && family.programs.test(bare))
}

function bareName(name: string): string {
  const [bare = ''] = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.service$/, '')
    .split(/[:@]/, 1)
  return bare
}

/** Whether a program, or a unit or an image of this name, serves what is usual at the port. */
export function servesPort(name: string, port: number): boolean {
  return familyOf(port)?.programs.test(bareName(name)) ?? false
}

export function isWebPort(port: number | null): boolean {
  const [first] = families
  return port !== null && (first?.ports.includes(port) || first?.others.includes(port)) === true
}

/** Whether only databases, caches and search engines listen there: who reaches one may take all that it holds. */
export function isDatabasePort(port: number | null): boolean {
  if (port === null || isWebPort(port)) return false
  const there = servicesAt(port, 'tcp')
  return there.length > 0 && there.every(({ kind }) => kind === 'database' || kind === 'search')
}
