import { services as known } from '@/lib/net'

/** Services of one kind: programs that can stand for each other at a port. */
export interface Family {
  readonly ports: readonly number[]
  /** Ports that people give it instead. */
  readonly others: readonly number[]
  /** Names of its programs, of their units and their images. */
  readonly programs: RegExp
}

/** Ports of services in the table of lib/net, and those that they are moved to. */
function portsOf(...names: readonly string[]): Pick<Family, 'ports' | 'others'> {
  const own = known.filter(({ name }) => names.includes(name))
  const ports = own.flatMap((service) =>
    service.ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port),
  )
  return { ports, others: own.flatMap(({ moved }) => moved) }
}

const web = portsOf('HTTP (alternative)', 'WebLogic', 'Dev server')
const plainWeb = portsOf('HTTP', 'HTTPS')

const families: readonly Family[] = [
  {
    ports: plainWeb.ports,
    others: [
      ...new Set([
        ...plainWeb.others,
        ...web.ports,
        ...web.others,
        3000,
        3001,
        4000,
        4200,
        5000,
        5173,
        8800,
        8880,
        8888,
        9000,
        9090,
      ]),
    ],
    programs:
      /^(?:nginx|httpd|apache2?|caddy|lighttpd|openresty|tengine|haproxy|traefik|envoy|java|node|nodejs|(?:node-)?MainThread|python[\d.]{0,9}|gunicorn|uvicorn|uwsgi|php-fpm[\d.]{0,9}|php|ruby|puma|dotnet|docker-proxy|tomcat[\d.]{0,9}|w3wp|go|http-server|serve|next-server|hypercorn|daphne|streamlit|jetty|jboss|wildfly)$/i,
  },
  { ...portsOf('SSH'), programs: /^(?:sshd?|dropbear)$/ },
  {
    ports: [3306],
    others: portsOf('MySQL').others.concat(33060),
    programs: /^(?:mysqld?|mariadbd?|mysqld_safe|percona)$/,
  },
  { ...portsOf('PostgreSQL'), programs: /^(?:postgres(?:ql)?|postmaster|pgbouncer)$/ },
  {
    ports: [6379],
    others: portsOf('Redis').others.concat(16379),
    programs: /^(?:redis(?:-server)?|valkey(?:-server)?)$/,
  },
  { ports: [27017], others: [27018, 27019], programs: /^mongo(?:d|s|db)?$/ },
  { ports: [21], others: [2121], programs: /^(?:vsftpd|proftpd|pure-ftpd)$/ },
  { ports: [25, 465, 587], others: [2525], programs: /^(?:master|postfix|exim4?|sendmail)$/ },
]

/** Ports on which a listener belongs to a service of its own. */
export const standardPorts: ReadonlySet<number> = new Set(families.flatMap(({ ports }) => ports))

export function familyOf(port: number): Family | undefined {
  return families.find(({ ports, others }) => ports.includes(port) || others.includes(port))
}

/** Whether a program, or a unit or an image of this name, serves what is usual at the port. */
export function servesPort(name: string, port: number): boolean {
  const [bare = ''] = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.service$/, '')
    .split(/[:@]/, 1)
  return familyOf(port)?.programs.test(bare) ?? false
}

export function isWebPort(port: number | null): boolean {
  const [first] = families
  return port !== null && (first?.ports.includes(port) || first?.others.includes(port)) === true
}
