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
  {
    ...familyPorts('SMTP', 'SMTPS', 'SMTP Submission'),
    programs: /^(?:master|postfix|exim4?|sendmail|smtpd|opensmtpd)$/,
  },
  { ...familyPorts('IMAP', 'IMAPS', 'POP3', 'POP3S'), programs: /^(?:dovecot|courier|cyrus|imap-login|pop3-login)$/ },
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
  return familyOf(port)?.programs.test(bareName(name)) || usualPortsOf(name).has(port)
}

/** Programs by the ports that their own documentation gives them, beside those of the table of services. */
const ownPorts: ReadonlyMap<string, readonly number[]> = new Map(
  (
    'jellyfin:8096,8920 emby:8096,8920 plexmediaserver:32400 plex:32400 home-assistant:8123 homeassistant:8123 ' +
    'gitea:3000 forgejo:3000 gogs:3000 gitlab-runsvdir:80,443 code-server:8080,8443 openvscode-server:3000 ' +
    'hbbs:21115,21116,21118 hbbr:21117,21119 rustdesk:21115,21116,21117 headscale:8080,443 n8n:5678 uptime-kuma:3001 ' +
    'matrix-synapse:8008,8448 synapse:8008,8448 mattermost:8065 rocketchat:3000 metabase:3000 superset:8088 ' +
    'airflow-webserver:8080 keycloak:8080,8443 kong:8000,8443 apisix:9080,9443 netdata:19999 graylog:9000 ' +
    'graylog-server:9000 loki:3100 alertmanager:9093 adguardhome:3000,53,80 pihole-ftl:53,80 transmission-daemon:9091 ' +
    'qbittorrent-nox:8080 deluge-web:8112 aria2:6800 aria2c:6800 alist:5244 openlist:5244 syncthing:8384,22000 ' +
    'filebrowser:8080 xrdp:3389 trojan:443 trojan-go:443 tinyproxy:8888 danted:1080 sockd:1080 3proxy:3128,1080 ' +
    'ss-server:8388 ssserver:8388 shadowsocks-libev:8388 shadowsocks-rust:8388 ocserv:443 softether:443,992,5555 ' +
    'vpnserver:443,992,5555 openvpn-server:1194,443 xl2tpd:1701 pptpd:1723 endlessh:22,2222 teamspeak:9987,10011,30033 ' +
    'ts3server:9987,10011,30033 mumble-server:64738 murmurd:64738 factorio:34197 terraria:7777 valheim:2456,2457 ' +
    'rocketmq-namesrv:9876 mosquitto:1883,8883 emqx:1883,8883,18083 vernemq:1883 haproxy:80,443 varnish:6081,80 ' +
    'x-ui:54321,2053 3x-ui:2053 1panel:10086 ollama:11434 open-webui:8080,3000 dify:80 langflow:7860 comfyui:8188 ' +
    '1panel-core:10086 bt:8888,7800 ingress-nginx-controller:80,443 nginx-ingress-controller:80,443 nginx-ingress:80,443 turnserver:3478,5349 ' +
    'rustfs:9000 seaweedfs:8888,9333 etcd:2379,2380 patroni:8008 stolon-proxy:5432 pgpool:9999 proxysql:6033 ' +
    'maxscale:4006 influxd:8086 victoriametrics:8428 questdb:9000 opentsdb:4242 nexus:8081 artifactory:8081,8082 ' +
    'sonar:9000 sonarqube:9000 jenkins:8080 drone:80,443 teamcity:8111 bamboo:8085 jira:8080 confluence:8090 ' +
    'k3s:6443 rke2-server:9345,6443 kube-apiserver:6443 microk8s:16443 kubelet:10250 dockerd:2375,2376 minikube:8443 ' +
    'nacos:8848,9848 nacos-server:8848,9848 namesrvstartup:9876 mqnamesrv:9876 brokerstartup:10911 mqbroker:10911 unifi:8080,8443 ' +
    'seata-server:8091 sentinel-dashboard:8858,8080 xxl-job-admin:8080 zookeeper:2181 skywalking-oap:11800,12800 kibana:5601 ' +
    'logstash:5044 nps:8024,8080 frps:7000 easytier:11010 solr:8983 couchdb:5984 neo4j:7474,7687 arangodb:8529 ' +
    'youtrack:8080 redmine:3000 nfs-server:2049 nfs-kernel-server:2049 smbd:445,139 smb:445,139 tftpd-hpa:69'
  )
    .split(' ')
    .map((written): [string, readonly number[]] => {
      const [name = '', ports = ''] = written.split(':')
      return [name, ports.split(',').map(Number)]
    }),
)

/** Each name of the table of services, with the ports of what is called so. */
const portsByName: ReadonlyMap<string, ReadonlySet<number>> = (() => {
  const all = new Map<string, Set<number>>()
  const add = (name: string, ports: readonly number[]) => {
    const own = all.get(name) ?? new Set()
    for (const port of ports) own.add(port)
    all.set(name, own)
  }
  for (const { name, aliases, ports, moved } of known)
    for (const each of [name, ...aliases])
      add(each.toLowerCase().replaceAll(' ', '-'), [...ports.map(({ port }) => port), ...moved])
  for (const [name, ports] of ownPorts) add(name, ports)
  return all
})()

const none: ReadonlySet<number> = new Set()

/** The ports that a program, a unit or an image of this name has unless told otherwise; none where it is not known. */
function usualPortsOf(name: string): ReadonlySet<number> {
  const bare = bareName(name).toLowerCase()
  const shorter = bare.replace(/-(?:server|daemon|service|ce|ee|oss)$/, '')
  return portsByName.get(bare) ?? portsByName.get(shorter) ?? none
}

/** Names of programs that are words of every day, or of what people reach by them. */
const everyday: ReadonlySet<string> = new Set(
  'node nodejs java go was serve python php ruby puma master ssh ftp mail web site http https bt ghost halo'.split(' '),
)
/** Kinds of services that are called by the name of the program that serves them. */
const namedByProgram: ReadonlySet<string> = new Set(['database', 'search', 'queue', 'monitoring'])
const programNames: ReadonlySet<string> = new Set(
  known
    .filter(({ kind }) => namedByProgram.has(kind))
    .flatMap(({ name, aliases }) => [name, ...aliases].map((each) => each.toLowerCase())),
)

/** Ports by which programs speak to their own kind, to their managers or to who measures them: no client's port has been moved there. */
export const peerPorts: ReadonlySet<number> = new Set([
  2380, 4369, 6060, 7000, 7001, 7199, 7300, 7946, 8300, 8301, 8302, 8333, 9300, 9333, 10_250, 16_379, 18_333, 18_444,
  25_672, 26_656, 30_303, 30_304,
])

/** Whether a name is surely that of a program, wherever it stands in a sentence. */
export function isProgramName(name: string): boolean {
  const bare = bareName(name).toLowerCase()
  if (everyday.has(bare)) return false
  return ownPorts.has(bare) || programNames.has(bare) || families.some(({ programs }) => programs.test(bareName(name)))
}

/** The ports that a program, or an image, of this name serves unless told otherwise, those of its kind among them. */
export function allPortsOf(name: string): readonly number[] {
  const bare = bareName(name)
  const own = usualPortsOf(name)
  if (own.size > 0) return [...own]
  return families.filter(({ programs }) => programs.test(bare)).flatMap(({ ports }) => ports)
}

/** Whether a program, or an image, of this name has the port unless told otherwise. */
export function hasForUsual(name: string, port: number): boolean {
  return usualPortsOf(name).has(port)
}

/** Panels, which have a port of their own and no site at any other. */
const panels = /^(?:bt(?:-panel)?|1panel(?:-core)?)$/i

/** Whether a panel of this name has the port unless it was given another one. */
export function isPanelOf(name: string | null, port: number): boolean {
  return name !== null && panels.test(bareName(name)) && hasForUsual(name, port)
}

/** Whether a program of this name is known, and none of its ports is this one. */
export function isUsuallyElsewhere(name: string, port: number): boolean {
  const own = usualPortsOf(name)
  return (own.size > 0 && !servesPort(name, port)) || servesOtherPorts(name, port)
}

export function isWebPort(port: number | null): boolean {
  const [first] = families
  return port !== null && (first?.ports.includes(port) || first?.others.includes(port)) === true
}

const loginPorts: ReadonlySet<number> = new Set(['SSH', 'RDP', 'FTP', 'Telnet', 'VNC'].map(portOfService))

/** Whether it is a port at which people log in to a machine. */
export function isLoginPort(port: number | null): boolean {
  return port !== null && loginPorts.has(port)
}

/** Whether only databases, caches and search engines listen there: who reaches one may take all that it holds. */
export function isDatabasePort(port: number | null): boolean {
  if (port === null || isWebPort(port)) return false
  const there = servicesAt(port, 'tcp')
  return there.length > 0 && there.every(({ kind }) => kind === 'database' || kind === 'search')
}

/** Pods of which a cluster consists, whatever else it runs. */
export const clusterPart =
  /^(?:etcd|kube-(?:apiserver|controller-manager|scheduler|proxy|flannel|router|dns|vip|ovn)|coredns|calico|canal|cilium|weave-net|flannel|kindnet|antrea|multus|aws-node|node-?local-?dns|metrics-server|local-path-provisioner|storage-provisioner|csi-|ebs-csi|konnectivity|tiller-deploy|svclb-|helm-install-|node-exporter|nvidia-device-plugin)/

/** What programs of any kind are run by, or called. */
const runtimes =
  /^(?:SERVICE|java|node(?:js)?|python[\d.]{0,9}|ruby|php|dotnet|go|deno|bun|perl|gunicorn|uvicorn|hypercorn|puma|uwsgi|app|web|server|api|service|main)$/i

/** Whether a program is called by what runs it, or by no name of its own: its port is for whoever wrote it to choose. */
export function isNameless(name: string): boolean {
  return runtimes.test(bareName(name))
}

/**
 * Whether a program, a unit or an image of this name may be what somebody misses at the port: one with a service of its own elsewhere
 * is not, nor is one that nobody knows at a port that has its own.
 */
export function mayServe(name: string, port: number): boolean {
  const bare = bareName(name)
  if (attendant.test(bare) || passing.test(bare)) return false
  if (servesPort(name, port)) return true
  const [sites] = families
  const own = familyOf(port)
  if (own !== undefined && own !== sites) return false
  const isOfAnother = families.some((family) => family !== sites && family.programs.test(bare))
  return !isOfAnother && (isNameless(name) || !standardPorts.has(port) || !isUsuallyElsewhere(name, port))
}

/** What runs for a while, and serves nobody. */
const passing =
  /^(?:hello-world|certbot|acme\.sh|busybox|alpine|watchtower|flannel|pause)$|(?:^|[-_.])(?:init|migrat\w{1,5}|setup|seed|job|task|test|build(?:er)?|import)(?:[-_.\d]|$)/i

/** Programs that connect to servers, watch them or save them. */
const attendant =
  /^frpc$|(?:^|[-_@.])(?:client|cli|agent|exporter|worker|sidekiq|celery|beat|cron|timer|backup|updater|monitor|watchdog|sync)(?:[-_@.\d]|$)/i
