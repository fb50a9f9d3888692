/** A service that readers name instead of its port. */
export interface Service {
  /** Name as it is written: `PostgreSQL`. */
  readonly name: string
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
  /** How readers write it, normalised: lower case, katakana as hiragana. The name itself always counts. */
  readonly also: readonly string[]
}

const table: readonly (readonly [name: string, port: number, also?: string, protocol?: 'udp'])[] = [
  ['FTP', 21],
  ['SSH', 22, 'sshd sftp scp putty openssh'],
  ['Telnet', 23],
  ['SMTP', 25, 'postfix sendmail exim'],
  ['DNS', 53, 'bind named', 'udp'],
  ['HTTP', 80, 'nginx apache httpd iis caddy'],
  ['POP3', 110],
  ['NTP', 123, 'chrony', 'udp'],
  ['IMAP', 143],
  ['SNMP', 161, '', 'udp'],
  ['LDAP', 389],
  ['HTTPS', 443],
  ['SMB', 445, 'samba cifs'],
  ['SMTPS', 465],
  ['IPsec', 500, 'ike', 'udp'],
  ['SMTP submission', 587],
  ['rsync', 873],
  ['IMAPS', 993],
  ['POP3S', 995],
  ['OpenVPN', 1194, '', 'udp'],
  ['SQL Server', 1433, 'sqlserver mssql ms-sql'],
  ['Oracle', 1521, 'おらくる'],
  ['L2TP', 1701, '', 'udp'],
  ['PPTP', 1723],
  ['MQTT', 1883],
  ['NFS', 2049],
  ['ZooKeeper', 2181],
  ['etcd', 2379],
  ['Grafana', 3000],
  ['MySQL', 3306, 'mariadb まいえすきゆうえる'],
  ['RDP', 3389, 'mstsc りもとですくとつぷ 远程桌面 remote\u0020desktop'],
  ['SIP', 5060, '', 'udp'],
  ['PostgreSQL', 5432, 'postgres psql pgsql ぽすとぐれす'],
  ['Kibana', 5601],
  ['AMQP', 5672, 'rabbitmq'],
  ['VNC', 5900],
  ['WinRM', 5985],
  ['Redis', 6379, 'れでいす'],
  ['Kubernetes API', 6443],
  ['frp', 7000, 'frps'],
  ['Tomcat', 8080],
  ['ClickHouse', 8123],
  ['Nacos', 8848],
  ['Jupyter', 8888, '宝塔 宝塔面板'],
  ['MinIO', 9000],
  ['Prometheus', 9090],
  ['Kafka', 9092],
  ['Elasticsearch', 9200],
  ['Memcached', 11211],
  ['Minecraft', 25565, 'まいくら'],
  ['MongoDB', 27017, 'mongo'],
  ['WireGuard', 51820, '', 'udp'],
]

/** Services by the port that they use unless told otherwise. */
export const services: readonly Service[] = table.map(([name, port, also = '', protocol]) => ({
  name,
  port,
  protocol: protocol ?? 'tcp',
  also: also.split(' ').filter((word) => word !== ''),
}))
