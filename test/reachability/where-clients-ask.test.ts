import { describe, expect, it } from 'vitest'
import type { Diagnosis, LayerName } from '@/lib/reachability'
import { ask } from './ask'

const reasonOf = ({ layers }: Diagnosis, name: LayerName) => layers.find(({ layer }) => layer === name)?.because?.code
const verdict = (found: Diagnosis, layer: LayerName) => [found.cause, reasonOf(found, layer)]

describe('a server that sends its clients to an address that is none of its own for them: no cause, but the advice', () => {
  const outside = 'I connect over the internet to ftp.example.net.'
  // RFC 959
  const passive = '227 Entering Passive Mode (192,168,178,2,246,61).'
  // https://github.com/confluentinc/librdkafka
  const kafka =
    '%3|1700000000.1|FAIL|rdkafka#producer-1| [thrd:x]: localhost:9092/1: Connect to ipv4#127.0.0.1:9092 failed: Connection refused'
  const rocketmq =
    'Caused by: org.apache.rocketmq.remoting.exception.RemotingConnectException: connect to 192.168.77.102:10911 failed'

  it.each([
    ['passive FTP', 'tcp/63037', `${outside}\n${passive}\nThe data connection times out.`],
    ['Kafka', 'tcp/9092', kafka],
    ['RocketMQ', 'tcp/10911', `namesrvAddr=203.0.113.152:9876 (the public address)\n${rocketmq}`],
  ])('%s', (_, target, told) => {
    const found = ask(target, told)
    expect(verdict(found, 'application')).toEqual(['unknown', 'advertised-address'])
    expect(found.fix.map(({ kind }) => kind)).toEqual(['advertise-address'])
  })

  it('says nothing of a client that may be in the same network', () => {
    expect(ask('tcp/63037', passive).cause).toBe('unknown')
    expect(ask('tcp/10911', rocketmq).cause).toBe('unknown')
  })
})

describe('a client that asks its own machine, or its own container', () => {
  const refused = 'Error: connect ECONNREFUSED 127.0.0.1:6379'
  const run = (network: string) =>
    `docker run --rm ${network}--env REDIS_HOSTS=localhost -p 8081:8081 rediscommander/redis-commander`

  it('within a container, localhost is that container', () => {
    expect(verdict(ask('tcp/6379', `${run('')}\n\n${refused}`), 'listening-socket')).toEqual([
      'wrong-address',
      'dialled-itself',
    ])
    expect(ask('tcp/6379', `${run('--network host ')}\n\n${refused}`).cause).toBe('unknown')
    expect(ask('tcp/6379', refused).cause).toBe('unknown')
  })

  it('MySQL without a host is asked at its socket, not at the port that a container publishes', () => {
    const met = "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/tmp/mysql.sock' (2)"
    const compose = 'services:\n  db:\n    image: mysql\n    ports:\n      - "9999:3306"\n'
    expect(verdict(ask('tcp/9999', met, compose), 'listening-socket')).toEqual(['wrong-address', 'dialled-itself'])
    expect(ask('tcp/9999', met).cause).toBe('unknown')
  })

  it('the address of a container leads nowhere from a Mac', () => {
    const met = "ERROR 2003 (HY000): Can't connect to MySQL server on '172.17.0.2' (60)"
    expect(
      verdict(
        ask(
          'tcp/3306',
          `From my Mac.\n\n$ docker inspect -f '{{.NetworkSettings.IPAddress}}' db\n172.17.0.2\n$ mysql -h 172.17.0.2\n${met}`,
        ),
        'listening-socket',
      ),
    ).toEqual(['wrong-address', 'dialled-container'])
    expect(ask('tcp/3306', met).cause).toBe('unknown')
    // A network of a VPC has such addresses, too.
    expect(ask('tcp/3306', `From my Mac.\n\n${met}`).cause).toBe('unknown')
  })

  it('an address of loopback that was meant to be that of a container', () => {
    const met = 'Could not connect to Redis at 127.17.0.2:6379: Connection refused'
    expect(ask('tcp/6379', `The container has 172.17.0.2.\n${met}`).cause).toBe('wrong-address')
    expect(ask('tcp/6379', `The container has 172.17.0.3.\n${met}`).cause).toBe('unknown')
  })

  it('one protocol of IP of loopback is refused, and the service is at the other', () => {
    const mongosh = 'Connecting to:\t\tmongodb://127.0.0.1:27017/?directConnection=true\nUsing MongoDB:\t\t6.0.4'
    const driver =
      'MongoServerSelectionError: connect ECONNREFUSED ::1:27017\n    at Timeout._onTimeout (topology.js:285:38)'
    expect(ask('tcp/27017', `${driver}\n\n${mongosh}`).cause).toBe('ipv4-only')
    expect(ask('tcp/27017', driver).cause).toBe('unknown')
    const rows = '  TCP    [::1]:4000             [::]:0                 LISTENING'
    expect(
      ask('tcp/4000', `curl: (7) Failed to connect to 127.0.0.1 port 4000: Connection refused\n\n${rows}`).cause,
    ).toBe('ipv6-only')
    expect(ask('tcp/4000', rows).cause).toBe('loopback-only')
  })
})

describe('what people tell of the state of things in words of their own', () => {
  it.each([
    ['tcp/3306', 'MariaDB が「停止」になっていました。'],
    ['tcp/5432', 'docker ps -a で見ると postgres のほうだけ Exited になっていました。'],
    ['tcp/22', 'sshd が起動できていません。'],
    ['tcp/6379', '在服务器上看，redis 起不来。'],
    ['tcp/3306', 'The mysql container is always restarting.'],
    ['tcp/3306', 'mysqld fails to start.'],
  ])('%s: %s', (target, told) => {
    expect(verdict(ask(target, told), 'listening-socket')).toEqual(['not-listening', 'service-failed'])
    expect(ask('tcp/8500', told).cause).toBe('unknown')
  })

  it.each([
    'Could it be that mysql is stopped?',
    'On the other server mysql is stopped.',
    'mysql was down yesterday.',
    'Check if mysql does not start when you reboot.',
    'DNS lookup works for the mysql server.',
  ])('%s', (told) => {
    expect(ask('tcp/3306', told).cause).toBe('unknown')
  })

  it.each([
    ['the default group', 'インスタンスに付いているのは default グループで、22 番の許可がありませんでした。'],
    ['no rule', 'The security group does not allow port 22.'],
    ['forgotten', '安全组忘了放行 22 端口。'],
    [
      'nobody',
      'セキュリティグループのルールは 1 行です。\nタイプ: SSH  プロトコル: TCP  ポート範囲: 22  ソース: 0.0.0.0/16',
    ],
    ['others', 'Inbound rule of the group: SSH, TCP 22, source 198.51.100.109/32\n\n$ curl ifconfig.me\n192.0.2.28'],
  ])('a rule that is not there: %s', (_, told) => {
    const silent = 'ssh: connect to host 203.0.113.8 port 22: Connection timed out'
    expect(verdict(ask('tcp/22', silent, told), 'security-group')).toEqual(['security-group', 'told-closed'])
    // Who is refused has come past the group.
    expect(ask('tcp/22', 'ssh: connect to host 203.0.113.8 port 22: Connection refused', told).cause).toBe('unknown')
  })

  it.each([
    'Does the security group not allow port 22?',
    'The security group did not allow port 22, I added it.',
    'The security group does not have any restriction for port 22.',
    'Inbound rule of the group: SSH, TCP 22, source 192.0.2.0/24\n\n$ curl ifconfig.me\n192.0.2.28',
    'Inbound rule of the group: SSH, TCP 22, source 198.51.100.109/32',
  ])('%s', (told) => {
    expect(ask('tcp/22', 'ssh: connect to host 203.0.113.8 port 22: Connection timed out', told).cause).toBe('unknown')
  })

  it('a provider that lets no mail out', () => {
    const told = 'インバウンドの 25 は通りますが、Oracle 側がアウトバウンドの 25 を止めています。'
    expect(ask('egress tcp/25', told).cause).toBe('platform-port-25')
    expect(ask('tcp/25', told).cause).toBe('unknown')
    expect(ask('egress tcp/25', 'Does the provider block outbound port 25?').cause).toBe('unknown')
  })

  it('no name is found', () => {
    expect(ask('egress tcp/443', '切断するとホスト名が一切引けなくなります。').cause).toBe('dns')
    expect(ask('egress tcp/443', 'Why can it not resolve any host names?').cause).toBe('unknown')
    const missing = 'HostNotFoundError: getaddrinfo ENOTFOUND my_amazon_rds_host'
    expect(ask('tcp/5432', missing).cause).toBe('dns')
    // What the program behind a site does not find is no client's trouble.
    expect(ask('tcp/8080', missing).cause).toBe('unknown')
  })
})

it('a site that is down tells no more than that', () => {
  for (const told of [
    'My site is stopped working.',
    'The web server is not running for outsiders?',
    'node is restarting',
  ])
    expect(ask('tcp/80', told).cause).toBe('unknown')
})

it('one client that tries both families of loopback shows nothing of who is outside', () => {
  const both =
    '* connect to ::1 port 80 failed: Connection refused\n*   Trying 127.0.0.1:80...\n* Connected to localhost (127.0.0.1) port 80'
  expect(ask('tcp/80', `$ curl -v http://localhost/\n${both}`).cause).not.toBe('ipv4-only')
})

it('a log of a container on its host, where the port is refused, does not make its client another container', () => {
  const told =
    '$ docker logs app\nListening on http://0.0.0.0:3000\n\n$ curl http://localhost:3000/\ncurl: (7) Failed to connect to localhost port 3000: Connection refused'
  expect(ask('tcp/3000', told).cause).not.toBe('wrong-address')
  expect(
    ask(
      'tcp/9092',
      '$ docker exec kafka nc -z localhost:9092\nnc: connect to localhost port 9092 (tcp) failed: Connection refused',
    ).cause,
  ).not.toBe('wrong-address')
})

describe('loopback, and ports that containers have within alone', () => {
  it('an option of the command lets the program listen at loopback', () => {
    const run = (at: string) => `docker run -p 9001:9001 minio/minio server /data --console-address="${at}:9001"`
    expect(ask('tcp/9001', run('127.0.0.1')).cause).toBe('loopback-only')
    expect(ask('tcp/9001', run('0.0.0.0')).cause).toBe('unknown')
    expect(ask('tcp/9001', 'nc client --proxy-address=127.0.0.1:9001').cause).toBe('unknown')
  })

  it('a client fails in words that say no more, and the settings say loopback', () => {
    const met = 'redis-error: Failed connecting to host 192.168.56.136:6379'
    expect(ask('tcp/6379', met, '$ grep bind /etc/redis.conf\nbind 127.0.0.1\n$ ').cause).toBe('loopback-only')
    expect(ask('tcp/6379', met).cause).toBe('unknown')
  })

  it('a range of ports that is not published, and a port that Docker takes at random', () => {
    const row =
      'CONTAINER ID   IMAGE                   STATUS              PORTS                                NAMES\n1c0ffee5bd21   rabbitmq:3-management   Up About a minute   4369/tcp, 15671-15672/tcp, 25672/tcp   some-rabbit'
    expect(ask('tcp/15672', row).cause).toBe('not-listening')
    expect(ask('tcp/15673', row).cause).toBe('unknown')
    const compose = (port: string) =>
      `services:\n  kafka:\n    image: kafka\n    ports:\n      - "${port}"\n\nI cannot connect to port 9092.`
    expect(ask('tcp/9092', compose('9092')).cause).toBe('not-listening')
    expect(ask('tcp/9092', compose('9092:9092')).cause).toBe('unknown')
  })
})

describe('words of services that answer, and refuse', () => {
  it.each([
    [
      'tcp/22',
      'Jul 12 09:41:11 web1 sshd[7711]: userauth_pubkey: signature algorithm ssh-rsa not in PubkeyAcceptedAlgorithms [preauth]',
    ],
    ['tcp/11522', 'kex_exchange_identification: read: Connection reset by peer\nPermission denied (publickey)'],
    [
      'tcp/9000',
      '$ wget 172.22.0.7:9000/login\nConnecting to 172.22.0.7:9000 (172.22.0.7:9000)\nwget: server returned error: HTTP/1.1 403 Forbidden',
    ],
    [
      'tcp/1433',
      'Sqlcmd: Error: Microsoft ODBC Driver 13 for SQL Server : Client unable to establish connection due to prelogin failure.',
    ],
  ])('%s: %s', (target, told) => {
    expect(ask(target, told).cause).toBe('service-error')
  })

  it('others that are turned down in a log of sshd say nothing of who asks', () => {
    expect(
      ask('tcp/22', 'Jul 12 09:41:11 web1 sshd[7711]: Failed password for root from 192.0.2.7 port 40112 ssh2').cause,
    ).not.toBe('service-error')
  })

  it('a firewall that was switched off, by words that stand apart', () => {
    const told = 'If I switch Windows Firewall off altogether (ugh), they do get in.'
    expect(ask('tcp/8080', told).cause).toBe('host-firewall')
    expect(ask('tcp/8080', 'If I switch Windows Firewall off altogether, they still do not get in.').cause).toBe(
      'unknown',
    )
  })
})
