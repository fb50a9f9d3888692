import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { ask, group } from './ask'

const client = 'from 198.51.100.7'
const kinds = ({ fix }: Diagnosis) => fix.map(({ layer, kind }) => `${layer} ${kind}`)
const texts = ({ fix }: Diagnosis) => fix.flatMap(({ ways }) => ways.map(({ text }) => text))

describe('each layer that stops the traffic is mended, in path order', () => {
  const closed = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })
  const wall =
    '# ufw status\nStatus: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere\n'
  const socket =
    '# ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511        127.0.0.1:8080       0.0.0.0:*     users:(("nginx",pid=801,fd=3))\n# '

  it('the first in every way, each other by the change that opens least', () => {
    expect(kinds(ask(`tcp/8080 ${client}`, closed, wall, socket))).toEqual([
      'security-group accept-rule',
      'host-firewall open-host-firewall',
      'listening-socket bind-own-address',
    ])
  })

  it('one layer alone is mended as before', () => {
    expect(kinds(ask(`tcp/8080 ${client}`, socket))).toEqual([
      'listening-socket bind-own-address',
      'listening-socket bind-every-address',
      'listening-socket proxy',
    ])
  })
})

describe('a database that its neighbours do not reach', () => {
  const listed = (...addresses: string[]) =>
    `# ss -lntp | grep redis\n${addresses.map((address) => `LISTEN 0      511        ${address}:6379      0.0.0.0:*    users:(("redis-server",pid=812,fd=6))`).join('\n')}\n# `
  const tried = 'Could not connect to Redis at 172.16.0.12:6379: Connection refused'
  const bound = ({ fix }: Diagnosis) => fix.find(({ kind }) => kind === 'bind-own-address')

  it('listens at its private address once it has a password; no tunnel, no public address', () => {
    const found = ask('tcp/6379 from 172.16.0.9', tried, listed('127.0.0.1', '[::1]'))
    expect(kinds(found)).toEqual(['listening-socket set-password', 'listening-socket bind-own-address'])
    expect(bound(found)).toMatchObject({
      ways: [
        { how: 'config', text: 'bind 127.0.0.1 -::1 172.16.0.12', after: expect.stringContaining('restart redis') },
      ],
      undo: 'bind 127.0.0.1 -::1',
    })
    expect(JSON.stringify(found.fix)).not.toMatch(/PUBLIC_ADDRESS|PRIVATE_ADDRESS/)
  })

  it('is taken back to what its file says, and to nothing that was not there', () => {
    const undo = (...evidence: string[]) => bound(ask('tcp/6379 from 172.16.0.9', tried, ...evidence))?.undo
    expect(undo(listed('127.0.0.1'))).toBe('bind 127.0.0.1')
    expect(undo(listed('127.0.0.1'), '# grep ^bind /etc/redis/redis.conf\nbind 127.0.0.1 ::1')).toBe(
      'bind 127.0.0.1 ::1',
    )
    expect(undo(listed('127.0.0.1'), '# cat redis.conf\nbind 127.0.0.1 # $(reboot)')).not.toMatch(/reboot/)
  })

  it('its group lets the group of the clients in, where nothing shows that it does', () => {
    const found = ask('tcp/6379 from 172.16.0.9', listed('127.0.0.1'))
    const [, , rule] = found.fix
    expect(rule?.kind).toBe('accept-group')
    expect(rule?.ways[0]?.text).toMatch(
      /^aliyun ecs AuthorizeSecurityGroup .*6379\/6379.*SourceGroupId CLIENT_GROUP_ID /,
    )
    expect(rule?.undo).toMatch(/^aliyun ecs RevokeSecurityGroup .*CLIENT_GROUP_ID /)
  })

  it('from the Internet it stays closed: a tunnel, to the address that is known', () => {
    const refused = 'Could not connect to Redis at 203.0.113.9:6379: Connection refused'
    expect(texts(ask(`tcp/6379 ${client}`, refused, listed('127.0.0.1')))[0]).toBe(
      'ssh -N -L 6379:127.0.0.1:6379 USER@203.0.113.9',
    )
  })
})

describe('what is known stands in the commands', () => {
  it('a port for mail that has answered', () => {
    const lost =
      '$ telnet mx.example.net 25\nTrying 192.0.2.25...\ntelnet: connect to address 192.0.2.25: Connection timed out'
    const proof =
      '$ nc -vz mail.example.net 587\nConnection to mail.example.net (192.0.2.26) 587 port [tcp/submission] succeeded!'
    const found = ask('egress tcp/25', lost, proof)
    expect(found.fix[0]).toMatchObject({
      kind: 'use-answering-port',
      params: { host: 'mail.example.net', answering: '587' },
    })
    expect(texts(found)[0]).toMatch(/mail\.example\.net:587 -starttls smtp/)
    expect(ask('egress tcp/25', lost).fix[0]?.kind).toBe('use-465')
  })

  it('a server that reads its new certificate', () => {
    const expired = 'curl: (60) SSL certificate problem: certificate has expired'
    expect(texts(ask(`tcp/443 ${client}`, expired, 'Server: nginx/1.24.0'))[0]).toMatch(/reload nginx$/)
    expect(texts(ask(`tcp/443 ${client}`, expired))[0]).toMatch(/reload SERVICE$/)
  })

  it('a key of the server that has changed is forgotten, once it has been compared', () => {
    const found = ask(
      'tcp/2222',
      '$ ssh -p 2222 root@203.0.113.9\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.',
    )
    expect([found.cause, ...kinds(found)]).toEqual(['none-found', 'application compare-key', 'application forget-key'])
    expect(texts(found)).toEqual([
      'ssh-keyscan -t ed25519 -p 2222 203.0.113.9 | ssh-keygen -lf -',
      "ssh-keygen -R '[203.0.113.9]:2222'",
    ])
  })

  it('a program in a container, by what it says of itself; else by what the container was made with', () => {
    const rows =
      '# docker ps\nCONTAINER ID   IMAGE   COMMAND      CREATED       STATUS       PORTS                    NAMES\n1a2b3c4d5e6f   shop    "run"        2 hours ago   Up 2 hours   0.0.0.0:8080->8000/tcp   shop-api'
    const said = (line: string) => ask(`tcp/8080 ${client}`, `${rows}\n# docker logs shop-api\n${line}\n`)
    expect(texts(said('INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)'))).toEqual([
      'uvicorn --host 0.0.0.0 --port 8000 APP',
    ])
    const [look] = texts(said('2026/11/20 10:00:00 http server listening on 127.0.0.1:8000'))
    expect(look).toMatch(/^docker inspect .* shop-api$/)
  })
})

describe('who the client is', () => {
  const silent = 'ssh: connect to host 203.0.113.9 port 22: Connection timed out'
  const ufw = (source: string) =>
    `$ sudo ufw status verbose\nStatus: active\nLogging: on (low)\nDefault: deny (incoming), allow (outgoing), disabled (routed)\nNew profiles: skip\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW IN    ${source}\n`

  it.each([
    'SSH from our office (198.51.100.20) hangs.',
    'I connect from 198.51.100.20 and get nothing.',
    'Our office IP is 198.51.100.20, the server is 203.0.113.9.',
    '社内(198.51.100.20)から接続できません。',
    '接続元は198.51.100.20です。',
    '198.51.100.20 から ssh できません。',
    '我这边IP是198.51.100.20，连不上 203.0.113.9。',
    '从 198.51.100.20 连不上。',
    '公司出口IP：198.51.100.20',
  ])('%s', (told) => {
    const found = ask('tcp/22', told, silent, ufw('198.51.100.0/28'))
    expect(found.cause).toBe('host-firewall')
    expect(found.fix[0]?.params.peer).toBe('198.51.100.20/32')
    expect(ask('tcp/22', told, silent, ufw('198.51.100.20')).cause).toBe('unknown')
  })

  it.each([
    'I moved the site from the old server (198.51.100.20).',
    'My server IP is 198.51.100.20.',
    '198.51.100.20 からの応答: バイト数 =32',
    '从旧服务器 198.51.100.20 迁移过来。',
    'It is refused from 198.51.100.20, and from 198.51.100.21 too.',
  ])('not the client: %s', (told) => {
    expect(ask('tcp/22', told, silent, ufw('198.51.100.0/28')).cause).toBe('unknown')
  })

  it('who dials a public address comes with one: a rule for private addresses does not admit them', () => {
    expect(ask('tcp/22', silent, ufw('10.0.0.0/8')).cause).toBe('host-firewall')
    expect(ask('tcp/22', ufw('10.0.0.0/8')).cause).toBe('unknown')
    expect(ask('tcp/22', silent.replace('203.0.113.9', '10.4.0.9'), ufw('10.0.0.0/8')).cause).toBe('unknown')
  })

  it('a rule that turns on the client asks for its address, not for the group', () => {
    expect(ask('tcp/22', silent, ufw('198.51.100.0/24')).next?.kind).toBe('source-address')
    expect(ask('tcp/22', silent.replace('203.0.113.9', '10.4.0.9'), ufw('10.9.0.0/16')).next?.kind).toBe('own-address')
  })
})

describe('what to look at first', () => {
  const lost = '# curl -m 8 https://repo.example.org/\ncurl: (28) Connection timed out after 8001 milliseconds'

  it('an instance that reaches nothing of the Internet: its public address, or its NAT gateway', () => {
    expect(ask('egress tcp/443', lost).next?.kind).toBe('instance')
    const other = '# curl -sI http://www.example.com/\nHTTP/1.1 200 OK'
    expect(ask('egress tcp/443', lost, other).next?.kind).toBe('security-group')
  })

  it('carriers close ports of Windows, whatever the rules say', () => {
    const reason = (port: number, address: string) =>
      ask(
        `tcp/${port}`,
        `nc: connect to ${address} port ${port} (tcp) timed out: Operation now in progress`,
      ).layers.find(({ layer }) => layer === 'edge')?.because?.code
    expect(reason(445, '203.0.113.9')).toBe('carrier-port')
    expect(reason(445, '10.0.0.9')).toBeUndefined()
    expect(reason(8445, '203.0.113.9')).toBeUndefined()
  })
})
