import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const fixes = (target: string, ...evidence: string[]) => ask(target, ...evidence).fix
const kinds = (target: string, ...evidence: string[]) => fixes(target, ...evidence).map(({ kind }) => kind)
const commands = (target: string, ...evidence: string[]) =>
  fixes(target, ...evidence).flatMap(({ ways }) => ways.map(({ text }) => text))
const refused = (port: number) =>
  `curl: (7) Failed to connect to 203.0.113.5 port ${port} after 8 ms: Connection refused`

describe('a database whose container publishes nothing', () => {
  const list = 'NAMES     PORTS\nedge      0.0.0.0:80->80/tcp\ndb        5432/tcp'
  it('is reached through a tunnel first, and never runs twice on the same data', () => {
    const [first, second] = fixes('tcp/5432', list, refused(5432))
    expect(first?.kind).toBe('tunnel')
    expect(second?.ways[0]?.text).toMatch(/^docker stop db\n/)
    expect(second?.undo).toContain('docker start db')
  })

  it('nor one that is published for the host alone', () => {
    const own = 'NAMES     PORTS\ncache     127.0.0.1:6379->6379/tcp'
    const publish = fixes('tcp/6379', own).find(({ kind }) => kind === 'publish-port')
    expect(publish?.ways[0]?.text).toMatch(/^docker stop cache\n/)
    expect(publish?.undo).toContain('docker start cache')
  })

  it('of Compose is changed in its file', () => {
    const composed =
      'NAME        IMAGE         COMMAND                  SERVICE   CREATED      STATUS      PORTS\nshop-db-1   postgres:16   "docker-entrypoint.s…"   db        3 days ago   Up 3 days   5432/tcp'
    const [, second] = fixes('tcp/5432', `$ docker compose ps\n${composed}`, refused(5432))
    expect(second?.kind).toBe('publish-by-compose')
    expect(second?.ways[0]).toMatchObject({ how: 'config', after: 'docker compose up -d' })
  })

  it('a container of the web is published, as before', () => {
    expect(kinds('tcp/8080', 'NAMES   PORTS\nweb     8080/tcp', refused(8080))).toEqual(['publish-port'])
  })
})

describe('what hands out the machine', () => {
  it('is never opened: the interface of Docker gets a tunnel and nothing else', () => {
    const row = 'LISTEN 0 4096 127.0.0.1:2375 0.0.0.0:* users:(("dockerd",pid=888,fd=4))'
    expect(kinds('tcp/2375', row)).toEqual(['tunnel'])
  })

  it('the debugger of Flask is off where others reach it', () => {
    const log = " * Serving Flask app 'app'\n * Debug mode: on\n * Running on http://127.0.0.1:5000"
    for (const text of commands('tcp/5000', log)) expect(text).toMatch(/^FLASK_DEBUG=0 flask --app APP run --host /)
  })

  it('Django is told by its own command, and a script of Python by none', () => {
    const django = 'Django version 5.1, using settings\nStarting development server at http://127.0.0.1:8000/'
    expect(commands('tcp/8000', django)[0]).toMatch(/^python manage\.py runserver /)
    const script = 'LISTEN 0 5 127.0.0.1:8000 0.0.0.0:* users:(("python3",pid=8,fd=4))'
    expect(commands('tcp/8000', script)).toEqual([])
  })
})

describe('a client of the Internet that a database turns away', () => {
  const line = (host: string) =>
    `psql: error: connection to server at "203.0.113.5", port 5432 failed: FATAL:  no pg_hba.conf entry for host "${host}", user "app", database "prod", no encryption`
  it('is admitted with TLS alone', () => {
    expect(commands('tcp/5432', line('198.51.100.77')).join('\n')).toContain('\nhostssl prod app 198.51.100.77/32 ')
    expect(commands('tcp/5432', line('10.0.3.4')).join('\n')).toContain('\nhost prod app 10.0.3.4/32 ')
  })
})

describe('the guard that keeps a client out', () => {
  it.each([
    [
      'nft',
      'table inet f2b-table {\n\tset addr-set-sshd {\n\t\ttype ipv4_addr\n\t\telements = { 198.51.100.7 }\n\t}\n\tchain f2b-chain {\n\t\ttype filter hook input priority filter - 1; policy accept;\n\t\ttcp dport 22 ip saddr @addr-set-sshd reject with icmp port-unreachable\n\t}\n}',
    ],
    [
      'ufw',
      'Status: active\nDefault: deny (incoming), allow (outgoing), disabled (routed)\n\nTo                         Action      From\n--                         ------      ----\nAnywhere                   REJECT IN   198.51.100.7               # by Fail2Ban after 5 attempts against sshd\n22/tcp                     ALLOW IN    Anywhere',
    ],
  ])('lets that one in again, whatever it writes its bans with: %s', (_, listing) => {
    expect(commands('tcp/22 from 198.51.100.7', listing)).toEqual([
      'sudo fail2ban-client set sshd unbanip 198.51.100.7',
    ])
  })
})

describe('what is kept of nft', () => {
  it('takes the place of a file that is kept, and is loaded once', () => {
    const list =
      'table inet filter {\n\tchain input {\n\t\ttype filter hook input priority 0; policy drop;\n\t\ttcp dport 22 accept\n\t}\n}'
    const keep = fixes('tcp/8080 from 198.51.100.7', list).find(({ kind }) => kind === 'keep-rules')
    expect(keep?.ways[0]?.text).toContain('cp -a $f $f.before')
    expect(keep?.ways[0]?.text).toContain('echo flush ruleset')
    expect(keep?.ways[0]?.text).toContain('/etc/sysconfig/nftables.conf')
  })
})

describe('the key that a server shows', () => {
  const changed = '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.'
  it('is compared before the old one is forgotten', () => {
    expect(kinds('tcp/22', changed)).toEqual(['compare-key', 'forget-key'])
    expect(commands('tcp/22', changed)[0]).toMatch(/^ssh-keyscan /)
  })

  it('a private key that others may read is closed', () => {
    const open =
      "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\nPermissions 0644 for '/home/me/a.pem' are too open.\nubuntu@203.0.113.5: Permission denied (publickey)."
    expect(kinds('tcp/22', open)).toEqual(['close-key-file'])
    expect(kinds('tcp/22', 'ubuntu@203.0.113.5: Permission denied (publickey).')).toEqual(['check-key'])
  })
})

describe('commands are those of the system that the paste shows', () => {
  it.each([
    ['tcp/8080', 'C:\\>netstat -ano | findstr :8080\n\nC:\\>'],
    [
      'tcp/8080',
      '  Proto  Local Address          Foreign Address        State           PID\n  TCP    127.0.0.1:8080         0.0.0.0:0              LISTENING       4711',
    ],
  ])('%s of Windows', (target, output) => {
    for (const { ways, check } of fixes(target, output)) {
      expect(check ?? '').not.toMatch(/\bss -|systemctl/)
      for (const { how } of ways) expect(how).not.toBe('shell')
    }
  })

  it('a port that Windows keeps for itself (10013) is looked up there', () => {
    const line =
      "OSError: [Errno 10013] error while attempting to bind on address ('0.0.0.0', 8000): an attempt was made to access a socket in a way forbidden by its access permissions (10013)"
    const { cause, fix } = ask('tcp/8000', line)
    expect(cause).toBe('not-listening')
    expect(fix[0]?.kind).toBe('reserved-port')
  })
})

describe('a web server that runs, and not at the port', () => {
  const list = (program: string) =>
    `$ sudo ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511          0.0.0.0:80        0.0.0.0:*     users:(("${program}",pid=8,fd=6))\n$ `
  it('is set up for it, and not started again', () => {
    expect(kinds('tcp/443', list('nginx'))).toEqual(['listen-too'])
    expect(commands('tcp/443', list('nginx'))).toEqual(['listen 0.0.0.0:443 ssl;'])
    expect(kinds('tcp/443', list('node'))).toEqual(['start-service'])
  })
})

describe('a container whose port leads to nothing, and whose program is at loopback elsewhere', () => {
  it('needs both mended', () => {
    const run =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS                    NAMES\n0a1b2c3d4e5f   shop    "./run"   1h ago    Up 1h    0.0.0.0:8000->8000/tcp   shop'
    const at = (host: string) => `$ docker ps\n${run}\n$ docker logs shop\n * Running on http://${host}:5000`
    expect(kinds('tcp/8000', at('127.0.0.1'))).toEqual(['publish-port', 'bind-inside-container'])
    expect(kinds('tcp/8000', at('0.0.0.0'))).toEqual(['publish-port'])
  })
})

describe('the address that a service of the Internet tells the client', () => {
  const rules =
    '{"Permissions":{"Permission":[{"Direction":"ingress","IpProtocol":"TCP","Policy":"Accept","PortRange":"22/22","Priority":"1","SourceCidrIp":"203.0.113.0/24"}]},"SecurityGroupId":"sg-1"}'
  const tried = '% ssh root@192.0.2.8\nssh: connect to host 192.0.2.8 port 22: Operation timed out'
  it.each([
    ['me@home ~ % curl ifconfig.me', 'security-group'],
    ['$ curl -s https://checkip.amazonaws.com', 'security-group'],
    ['root@web:~# curl ifconfig.me', 'unknown'],
    ['$ cat address', 'unknown'],
  ])('is the client’s: %s', (command, cause) => {
    expect(ask('tcp/22', `${tried}\n${command}\n198.51.100.77`, rules).cause).toBe(cause)
  })

  it('never the one that was dialled', () => {
    expect(ask('tcp/22', `${tried}\n$ curl ifconfig.me\n192.0.2.8`, rules).cause).toBe('unknown')
  })
})

describe('a configuration that stops a service', () => {
  it('is quoted, and the service is called by its name', () => {
    const job =
      'Job for nginx.service failed because the control process exited with error code.\nnginx: [emerg] cannot load certificate "/etc/a.pem": BIO_new_file() failed\nnginx: configuration file /etc/nginx/nginx.conf test failed'
    const { layers, fix } = ask('tcp/443', job, refused(443))
    const { because } = layers.find(({ layer }) => layer === 'listening-socket') ?? {}
    expect(because?.params.program).toBe('nginx')
    expect(because?.line).toContain('cannot load certificate')
    expect(fix[0]?.ways[0]?.text).toContain('-u nginx ')
  })
})
