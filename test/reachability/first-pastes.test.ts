import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget, suspicions } from '@/lib/reachability'
import { ask, stateOf } from './ask'

/** Diagnoses what somebody pastes who has chosen neither port nor direction. */
function pasted(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const down = '     Active: failed (Result: exit-code) since Tue 2025-02-18 21:43:53 JST; 2min 8s ago'

describe('a clock and a calendar name no port', () => {
  it.each([
    '   Active: inactive (dead) since Tue 2025-02-18 21:43:22 UTC; 22 min ago',
    'it is down since 21:22',
    'worker failed at 2025-02-18T21:43:22Z',
    'worker failed at 2025-02-18T21:22',
    'worker failed at 2025-02-18T21:43:53+05:30',
    'worker failed at 21:43:22,117',
    'worker failed at UTC-03:30',
    'worker failed [18/Feb/2025:21:43:22 +0900]',
    'worker failed on 03.02.2025-21:22',
    'the link 00:16:3e:1c:43:22 is down',
    'it is broken since Feb 22',
    'it is broken since 22 Feb, for 22 minutes',
    '2月22日21時22分からつながりません',
    '22点之后连不上',
  ])('%s', (line) => {
    expect(pasted(line).judged).toMatchObject({ port: 80, by: 'assumed' })
  })

  it('nor beside the unit that has failed, of which no port is known', () => {
    const found = pasted(`● api.service - API\n${down}`)
    expect([found.cause, found.judged.port]).toEqual(['unknown', null])
  })

  it.each([
    [`${down}\nnginx: [emerg] bind() to 0.0.0.0:8088 failed (98: Address already in use)`, 8088],
    ['since 21:43 203.0.113.9:8443 does not open', 8443],
    ['on Feb 18 db-01.example.com:3307 was refused', 3307],
    ['21時43分から 8081 番につながりません', 8081],
  ])('what is a port stays one: %s', (paste, port) => {
    expect(pasted(paste).judged).toMatchObject({ port, by: 'evidence' })
  })
})

describe('a Service of Kubernetes that is open within its cluster alone', () => {
  const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8000 after 21 ms: Connection refused'

  it('gets a port of the nodes by kubectl, and no container beside it', () => {
    const row =
      'NAME   TYPE        CLUSTER-IP    EXTERNAL-IP   PORT(S)    AGE\nshop   ClusterIP   192.168.3.7   <none>        8000/TCP   2d'
    const found = pasted(row, refused)
    expect([found.cause, kinds(found)]).toEqual(['not-listening', ['expose-service']])
    expect(found.fix[0]).toMatchObject({
      ways: [{ how: 'shell', text: `kubectl patch svc shop -n NAMESPACE -p '{"spec":{"type":"NodePort"}}'` }],
      check: 'kubectl get svc shop -n NAMESPACE',
      undo: `kubectl patch svc shop -n NAMESPACE -p '{"spec":{"type":"ClusterIP"}}'`,
    })
  })

  it('a container of Docker is published as before', () => {
    const row =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nab12cd34ef56   web   "x"   1 hour ago   Up 1 hour   8000/tcp   shop'
    expect(kinds(pasted(row, refused))).toEqual(['publish-port'])
  })

  it('its port is not that of the program behind it', () => {
    const row =
      'NAME   TYPE       CLUSTER-IP    EXTERNAL-IP   PORT(S)          AGE\nshop   NodePort   192.168.3.7   <none>        8000:31080/TCP   2d'
    const cut = 'curl: (56) Recv failure: Connection reset by peer\n'
    const found = ask('tcp/31080', row, `$ curl http://203.0.113.9:31080/\n${cut}`, 'Server listening on port 3000')
    expect(found.cause).not.toBe('wrong-port')
  })
})

describe('a service that turns clients away is mended by what its command does', () => {
  it('Redis by a password, MySQL by forgetting whom it has blocked', () => {
    const redis = ask('tcp/6379', '(error) DENIED Redis is running in protected mode because protected mode is enabled')
    expect(kinds(redis)).toEqual(['leave-protected-mode'])
    expect(redis.fix[0]?.ways[0]).toMatchObject({ text: 'requirepass PASSWORD', how: 'config' })
    const words = "ERROR 1129 (HY000): Host '198.51.100.7' is blocked because of many connection errors"
    expect(kinds(ask('tcp/3306', words))).toEqual(['unblock-client'])
  })

  const bind = '127.0.0.1:6379> CONFIG GET bind\n1) "bind"\n2) "127.0.0.1"'
  const refused = '$ redis-cli -h 10.0.1.5 ping\nCould not connect to Redis at 10.0.1.5:6379: Connection refused'
  const denied = '(error) DENIED Redis is running in protected mode because protected mode is enabled'

  it('what it said once does not gainsay a refusal of one that listens to itself alone', () => {
    expect(pasted(bind, refused, denied).cause).toBe('loopback-only')
    expect(pasted(`${bind}\n${refused}\n${denied}`).cause).toBe('loopback-only')
  })

  it('where nothing says that it listens to itself alone, what it said last is what counts', () => {
    expect(pasted(refused, denied).cause).toBe('service-error')
  })
})

describe('a port that another program holds', () => {
  const lost = 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'
  const listing = (program: string) =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511                *:80              *:*    users:(("${program}",pid=812,fd=4))`

  it('is named with its holder, where both are shown', () => {
    const found = pasted(lost, listing('httpd'))
    expect([found.cause, kinds(found), stateOf(found, 'listening-socket')]).toEqual([
      'service-error',
      ['choose-holder'],
      'pass',
    ])
    expect(found.fix[0]?.params).toMatchObject({ program: 'nginx', holder: 'httpd', port: '80' })
  })

  it.each([
    ['the holder is not shown', [lost]],
    ['it holds the port itself', [lost, listing('nginx')]],
    ['the holder starts others', [lost, listing('node')]],
    [
      'what was met is silence',
      [lost, listing('httpd'), 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 9 ms: Connection timed out'],
    ],
  ])('but not where %s', (_, evidence) => {
    expect(pasted(...evidence).cause).toBe('unknown')
  })
})

describe('a database of the cloud that the instance waits for', () => {
  it.each([
    [
      "ERROR 2003 (HY000): Can't connect to MySQL server on 'rm-bp1q2w3e4r.mysql.rds.aliyuncs.com:3306' (110)",
      'aliyun rds DescribeDBInstanceIPArrayList --DBInstanceId rm-bp1q2w3e4r',
    ],
    [
      'Could not connect to Redis at r-bp1q2w3e4r.redis.rds.aliyuncs.com:6379: Connection timed out',
      'aliyun r-kvstore DescribeSecurityIps --InstanceId r-bp1q2w3e4r',
    ],
  ])('its whitelist is looked at: %s', (line, command) => {
    const found = pasted(line)
    expect([found.way.direction, found.next]).toMatchObject(['egress', { kind: 'whitelist', command }])
  })

  it('the instance runs, for its own client has waited', () => {
    const target = { protocol: 'tcp', port: 3306, from: null } as const
    expect(suspicions('timeout', { ...target, direction: 'egress' }).instance).toBe('cleared')
    expect(suspicions('timeout', { ...target, direction: 'ingress' }).instance).toBe('suspect')
  })
})
