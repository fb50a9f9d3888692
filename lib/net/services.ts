import type { PortProtocol } from './protocol'

/** What a service is for. */
const serviceKinds = [
  'remote',
  'web',
  'files',
  'database',
  'search',
  'queue',
  'container',
  'cluster',
  'build',
  'monitoring',
  'directory',
  'name',
  'time',
  'mail',
  'tunnel',
  'media',
  'game',
  'device',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/**
 * What it means when every address of the Internet reaches it: `high` whoever does may take data or the machine, often
 * without a password or by guessing one; `medium` made for known people or machines; `none` made for everyone.
 */
export type Risk = 'high' | 'medium' | 'none'

export interface ServicePort {
  readonly port: number
  readonly protocol: PortProtocol
}

/** A service that readers know by name. */
export interface Service {
  /** Name that every language writes alike, each once: `PostgreSQL`, never a description. */
  readonly name: string
  readonly kind: ServiceKind
  readonly risk: Risk
  /** Ports that it listens on unless told otherwise, the one that clients use first. */
  readonly ports: readonly ServicePort[]
  /** Ports that people give it instead. */
  readonly moved: readonly number[]
  /** Other names by which readers call it, in any language, as they write them; programs that serve it among them. */
  readonly aliases: readonly string[]
}

type Row = readonly [name: string, kind: ServiceKind, risk: Risk, ports: string, aliases?: string, moved?: string]

/**
 * Ports without a protocol are TCP, `a-b` stands for each of them. Assignments: IANA's Service Name and Transport Protocol
 * Port Number Registry; what is not registered there follows the program's own default configuration. Risks follow what
 * public scanners of cloud configurations (CIS benchmarks, Prowler, CloudSploit, KICS) report when it is open to everyone.
 */
const rows: readonly Row[] = [
  ['SSH', 'remote', 'high', '22', 'sshd, sftp, scp, putty, openssh', '222 2022 2200 2222 10022 22022 22122 22222'],
  ['Telnet', 'remote', 'high', '23', '', '2323'],
  ['RDP', 'remote', 'high', '3389 3389/udp', 'mstsc, リモートデスクトップ, remote desktop, 远程桌面', '13389 33389'],
  ['VNC', 'remote', 'high', '5900-5903 5500 5800', 'tigervnc, realvnc, tightvnc', ''],
  ['WinRM', 'remote', 'high', '5985 5986', 'powershell remoting, リモート管理'],
  ['rlogin/rsh', 'remote', 'high', '512-514', 'rlogin, rsh, rexec'],
  ['X11', 'remote', 'high', '6000-6005', 'xserver'],
  ['Radmin', 'remote', 'high', '4899'],
  ['TeamViewer', 'remote', 'medium', '5938'],
  ['AnyDesk', 'remote', 'medium', '7070'],
  ['ADB', 'remote', 'high', '5555', 'android debug bridge'],
  ['Webmin', 'remote', 'high', '10000', 'usermin'],
  ['BT Panel', 'remote', 'high', '8888', '宝塔, 宝塔面板, aapanel', '8887'],
  ['cPanel', 'remote', 'high', '2082 2083 2086 2087', 'whm'],
  ['Plesk', 'remote', 'high', '8880'],
  ['Cockpit', 'remote', 'high', '9090'],
  ['Finger', 'remote', 'medium', '79'],

  [
    'HTTP',
    'web',
    'none',
    '80',
    'nginx, apache, httpd, iis, caddy',
    '81 82 88 8000 8001 8008 8010 8081 8082 8090 8181 8899 9080 18080',
  ],
  ['HTTPS', 'web', 'none', '443 443/udp', 'http/3', '4443 8443 9443'],
  ['Tomcat', 'web', 'none', '8080', '', '8009'],
  ['WebLogic', 'web', 'high', '7001 7002', ''],
  ['GlassFish', 'web', 'high', '4848', ''],
  ['JBoss', 'web', 'high', '9990', 'wildfly'],
  ['Vite', 'web', 'medium', '5173 4200', 'webpack, angular cli, dev server', '3001 4000 5000 5001'],

  ['FTP', 'files', 'high', '21 20', 'vsftpd, proftpd, filezilla', '2121'],
  ['TFTP', 'files', 'high', '69/udp'],
  ['SMB', 'files', 'high', '445', 'samba, cifs, ファイル共有, 文件共享'],
  ['NetBIOS', 'files', 'high', '139 137/udp 138/udp', ''],
  ['NFS', 'files', 'high', '2049 2049/udp', 'nfsd'],
  ['rsync', 'files', 'high', '873', 'rsyncd'],
  ['AFP', 'files', 'high', '548'],
  ['iSCSI', 'files', 'high', '3260'],
  ['MinIO', 'files', 'medium', '9000 9001', ''],
  ['Git', 'files', 'medium', '9418', 'git-daemon'],
  ['Subversion', 'files', 'medium', '3690', 'svn, svnserve'],

  ['MySQL', 'database', 'high', '3306 33060', 'mariadb, mysqld, マイエスキューエル', '3307 3308 13306 33306'],
  ['PostgreSQL', 'database', 'high', '5432', 'postgres, psql, pgsql, pgbouncer, ポストグレス', '5433 5434 6432 15432'],
  ['SQL Server', 'database', 'high', '1433 1434/udp', 'sqlserver, mssql, ms-sql, ms sql', '14330'],
  ['Oracle', 'database', 'high', '1521 2483 2484', 'oracle database, オラクル, tns listener', '1522'],
  ['MongoDB', 'database', 'high', '27017-27019', 'mongo, mongod, mongos', ''],
  ['Redis', 'database', 'high', '6379 16379', 'valkey, redis-server, レディス', '6378 6380'],
  ['Memcached', 'database', 'high', '11211 11211/udp', 'memcache'],
  ['Cassandra', 'database', 'high', '9042 7000 7001 7199 9160', 'scylla'],
  ['CouchDB', 'database', 'high', '5984 6984'],
  ['Neo4j', 'database', 'high', '7474 7687'],
  ['InfluxDB', 'database', 'high', '8086'],
  ['ClickHouse', 'database', 'high', '8123 9000 9440'],
  ['Db2', 'database', 'high', '50000', 'ibm db2'],
  ['SAP HANA', 'database', 'high', '30015 30013', 'hana'],
  ['Firebird', 'database', 'high', '3050'],
  ['TiDB', 'database', 'high', '4000'],
  ['OceanBase', 'database', 'high', '2881 2883'],
  ['Dameng', 'database', 'high', '5236', '达梦'],
  ['RethinkDB', 'database', 'high', '28015'],
  ['Milvus', 'database', 'high', '19530'],
  ['Qdrant', 'database', 'high', '6333 6334'],
  ['Ethereum RPC', 'database', 'high', '8545 8546', 'geth'],
  ['etcd', 'database', 'high', '2379 2380'],

  ['Elasticsearch', 'search', 'high', '9200 9300', 'opensearch, elastic'],
  ['Kibana', 'search', 'high', '5601'],
  ['Solr', 'search', 'high', '8983'],
  ['Logstash', 'search', 'medium', '5044 9600'],
  ['Meilisearch', 'search', 'medium', '7700'],

  ['Kafka', 'queue', 'high', '9092-9094', ''],
  ['ZooKeeper', 'queue', 'high', '2181 2888 3888'],
  ['AMQP', 'queue', 'high', '5672 5671', 'rabbitmq'],
  ['RabbitMQ Management', 'queue', 'high', '15672 25672'],
  ['ActiveMQ', 'queue', 'high', '61616 8161'],
  ['RocketMQ', 'queue', 'high', '9876 10909 10911'],
  ['MQTT', 'queue', 'medium', '1883 8883', 'mosquitto, emqx'],
  ['NATS', 'queue', 'medium', '4222 8222'],
  ['Pulsar', 'queue', 'high', '6650'],
  ['epmd', 'queue', 'high', '4369', 'erlang port mapper'],

  ['Docker API', 'container', 'high', '2375 2376', 'dockerd'],
  ['Docker Swarm', 'container', 'high', '2377 7946 4789/udp', ''],
  ['Kubernetes API', 'container', 'high', '6443 16443', 'kube-apiserver'],
  ['kubelet', 'container', 'high', '10250 10255', ''],
  ['Portainer', 'container', 'high', '9000 9443'],
  ['Docker Registry', 'container', 'high', '5000', 'container registry'],

  ['Hadoop HDFS', 'cluster', 'high', '8020 9870 50070 50075 50010', 'namenode, datanode, hdfs'],
  ['Hadoop YARN', 'cluster', 'high', '8088 8032 8042', 'yarn, resourcemanager'],
  ['HBase', 'cluster', 'high', '16000 16010 60010'],
  ['Hive', 'cluster', 'high', '10000 9083', 'hiveserver2'],
  ['Spark', 'cluster', 'high', '7077 4040 18080'],
  ['Flink', 'cluster', 'high', '8081 6123'],
  ['Cloudera Manager', 'cluster', 'high', '7180 7183'],
  ['Salt', 'cluster', 'high', '4505 4506', 'saltstack, salt-master'],
  ['Puppet', 'cluster', 'medium', '8140'],
  ['Consul', 'cluster', 'high', '8500 8600'],
  ['Nomad', 'cluster', 'high', '4646'],
  ['Nacos', 'cluster', 'high', '8848 9848'],
  ['Eureka', 'cluster', 'medium', '8761'],
  ['Dubbo', 'cluster', 'high', '20880'],
  ['Ray', 'cluster', 'high', '8265 10001'],
  ['Jupyter', 'cluster', 'high', '8888', 'jupyterlab, notebook'],
  ['Ollama', 'cluster', 'high', '11434'],
  ['TensorBoard', 'cluster', 'medium', '6006'],

  ['Jenkins', 'build', 'high', '8080 50000'],
  ['SonarQube', 'build', 'medium', '9000'],
  ['Nexus', 'build', 'medium', '8081'],
  ['Java RMI', 'build', 'high', '1099', 'jmx, rmi, rmiregistry'],
  ['JDWP', 'build', 'high', '5005', 'java debugger'],
  ['distcc', 'build', 'high', '3632'],
  ['PHP-FPM', 'build', 'high', '9000', 'php-fpm, fastcgi'],

  ['Grafana', 'monitoring', 'medium', '3000'],
  ['Prometheus', 'monitoring', 'medium', '9090'],
  ['Node Exporter', 'monitoring', 'medium', '9100', 'node_exporter'],
  ['SNMP', 'monitoring', 'high', '161/udp 162/udp', 'snmpd'],
  ['Zabbix', 'monitoring', 'medium', '10050 10051'],
  ['NRPE', 'monitoring', 'medium', '5666', 'nagios'],
  ['Syslog', 'monitoring', 'medium', '514/udp 6514', 'rsyslog'],
  ['Jaeger', 'monitoring', 'medium', '16686'],

  ['LDAP', 'directory', 'high', '389 389/udp 3268', 'active directory, openldap'],
  ['LDAPS', 'directory', 'medium', '636 3269'],
  ['Kerberos', 'directory', 'high', '88 464', ''],
  ['RADIUS', 'directory', 'high', '1812/udp 1813/udp', 'freeradius'],
  ['Windows RPC', 'directory', 'high', '135', 'msrpc, dcom'],
  ['rpcbind', 'directory', 'high', '111 111/udp', 'rpc port mapper, portmapper, sunrpc'],

  ['DNS', 'name', 'none', '53/udp 53', 'bind, named, dnsmasq'],
  ['mDNS', 'name', 'high', '5353/udp', 'bonjour, avahi'],
  ['NTP', 'time', 'none', '123/udp', 'chrony, chronyd, ntpd'],

  ['SMTP', 'mail', 'none', '25', 'postfix, sendmail, exim', '2525'],
  ['SMTPS', 'mail', 'none', '465'],
  ['SMTP Submission', 'mail', 'none', '587', ''],
  ['POP3', 'mail', 'medium', '110', 'dovecot'],
  ['POP3S', 'mail', 'none', '995'],
  ['IMAP', 'mail', 'medium', '143'],
  ['IMAPS', 'mail', 'none', '993'],

  ['OpenVPN', 'tunnel', 'none', '1194/udp 1194'],
  ['WireGuard', 'tunnel', 'none', '51820/udp'],
  ['IPsec', 'tunnel', 'none', '500/udp 4500/udp', 'ike, strongswan'],
  ['L2TP', 'tunnel', 'none', '1701/udp'],
  ['PPTP', 'tunnel', 'medium', '1723'],
  ['SOCKS', 'tunnel', 'high', '1080', 'socks5'],
  ['Squid', 'tunnel', 'high', '3128'],
  ['frp', 'tunnel', 'medium', '7000 7500', 'frps'],
  ['Shadowsocks', 'tunnel', 'none', '8388 8388/udp'],
  ['STUN/TURN', 'tunnel', 'none', '3478/udp 3478 5349', 'stun, turn, coturn'],

  ['SIP', 'media', 'medium', '5060/udp 5060 5061', 'asterisk, freeswitch'],
  ['RTSP', 'media', 'high', '554 8554'],
  ['RTMP', 'media', 'none', '1935'],
  ['Minecraft', 'game', 'none', '25565', 'マイクラ, 我的世界'],
  ['Palworld', 'game', 'none', '8211/udp', 'パルワールド, 幻兽帕鲁'],
  ['Source Engine', 'game', 'none', '27015/udp 27015', 'steam'],

  ['Chargen', 'device', 'high', '19/udp 19'],
  ['SSDP', 'device', 'high', '1900/udp', 'upnp'],
  ['IPMI', 'device', 'high', '623/udp', ''],
  ['Modbus', 'device', 'high', '502'],
  ['Siemens S7', 'device', 'high', '102'],
  ['BACnet', 'device', 'high', '47808/udp'],
  ['IPP/LPD', 'device', 'high', '631 515', 'ipp, cups, lpd'],
]

function portsWritten(text: string): ServicePort[] {
  return text.split(' ').flatMap((written) => {
    const [numbers = '', protocol] = written.split('/')
    const [first = Number.NaN, last = first] = numbers.split('-').map(Number)
    return Array.from(
      { length: last - first + 1 },
      (_, index): ServicePort => ({
        port: first + index,
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
      }),
    )
  })
}

/**
 * THE table of ports and services: what the question box recognises, what the rule tool warns of, what the diagnosis
 * suggests all derive from it. Several services may share a port.
 */
export const services: readonly Service[] = rows.map(([name, kind, risk, ports, aliases = '', moved = '']) => ({
  name,
  kind,
  risk,
  ports: portsWritten(ports),
  moved: moved === '' ? [] : moved.split(' ').map(Number),
  aliases: aliases === '' ? [] : aliases.split(', '),
}))

/** Services that listen on a port unless told otherwise, those first whose clients use it. */
export function servicesAt(port: number, protocol?: PortProtocol): readonly Service[] {
  const rank = ({ ports }: Service) =>
    ports.findIndex((each) => each.port === port && (protocol === undefined || each.protocol === protocol))
  return services
    .map((service) => ({ service, at: rank(service) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .map(({ service }) => service)
}

/** The port that clients of a service use. */
export function usualPort({ ports }: Service): ServicePort {
  const [first] = ports
  if (first === undefined) throw new RangeError('a service without ports')
  return first
}
