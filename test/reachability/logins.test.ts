import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'
const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const commands = ({ fix }: Diagnosis) =>
  fix.flatMap(({ ways, check }) => [...ways.map(({ text }) => text), check ?? ''])

describe('a login that the service refuses is the service’s: the way to it is open', () => {
  it.each([
    ['ssh, a key', 22, 'root@203.0.113.80: Permission denied (publickey).', 'check-key'],
    [
      'ssh, of an older account',
      22,
      "root@203.0.113.80's password:\nPermission denied, please try again.",
      'check-key',
    ],
    ['PuTTY', 22, 'No supported authentication methods available (server sent: publickey)', 'check-key'],
    [
      'MySQL',
      3306,
      "ERROR 1045 (28000): Access denied for user 'app'@'198.51.100.7' (using password: YES)",
      'check-login',
    ],
    ['PostgreSQL', 5432, 'psql: error: FATAL:  password authentication failed for user "app"', 'check-login'],
    ['Redis', 6379, '203.0.113.80:6379> PING\n(error) NOAUTH Authentication required.', 'check-login'],
    ['MongoDB', 27017, 'MongoServerError: Authentication failed.', 'check-login'],
    ['SQL Server', 1433, "Login failed for user 'sa'.", 'check-login'],
    [
      'RabbitMQ',
      5672,
      "pika.exceptions.ProbableAuthenticationError: ConnectionClosedByBroker: (403) 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.'",
      'check-login',
    ],
    ['FTP', 21, 'Response:\t220 (vsFTPd 3.0.5)\nCommand:\tPASS ***\nResponse:\t530 Login incorrect.', 'check-login'],
    ['SMTP', 587, '535 5.7.8 Error: authentication failed', 'check-login'],
    ['Remote Desktop', 3389, 'Your credentials did not work', 'check-login'],
  ])('%s', (_, port, said, kind) => {
    const found = ask(`tcp/${port} ${client}`, said)
    // A database that asks the Internet for a password is to be closed first.
    const isDatabase = [1433, 3306, 5432, 6379, 27017].includes(port)
    expect([found.cause, kinds(found)]).toEqual(['service-error', isDatabase ? ['close-port', kind] : [kind]])
    expect(stateOf(found, 'security-group')).toBe('pass')
    expect(found.layers.find(({ layer }) => layer === 'application')?.because?.code).toBe('login-refused')
    expect(commands(found).join('\n')).not.toContain('ufw')
  })

  it('who is let in after a slip was let in', () => {
    const slip = "root@203.0.113.80's password:\nPermission denied, please try again.\nroot@203.0.113.80's password:\n"
    expect(ask(`tcp/22 ${client}`, `${slip}Last login: Sat Nov 28 10:00:00 2026 from 198.51.100.7`).cause).toBe(
      'none-found',
    )
    expect(
      ask(`tcp/21 ${client}`, '530 Login incorrect.\n331 Please specify the password.\n230 Login successful.').cause,
    ).toBe('none-found')
  })

  it('that one has to log in before asking for TLS refuses nobody', () => {
    const found = ask(
      `tcp/21 ${client}`,
      'Response:\t220 (vsFTPd 3.0.5)\nCommand:\tAUTH TLS\nResponse:\t530 Please login with USER and PASS.',
    )
    expect(found.cause).toBe('none-found')
  })

  it('a login at another’s server, or at the host itself, is no login of the client', () => {
    expect(ask(`tcp/22 ${client}`, 'git@github.com: Permission denied (publickey).').cause).toBe('unknown')
    const own = "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)"
    expect(ask(`tcp/3306 ${client}`, own).cause).toBe('unknown')
  })

  it('beside silence at the port, a refusal of unknown origin decides nothing', () => {
    const silent = 'ssh: connect to host 203.0.113.80 port 22: Connection timed out'
    expect(ask(`tcp/22 ${client}`, silent, 'Permission denied, please try again.').cause).toBe('unknown')
  })

  it('programs without an algorithm in common have met each other', () => {
    const found = ask(
      `tcp/22 ${client}`,
      'Unable to negotiate with 203.0.113.80 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
    )
    expect([found.cause, kinds(found)]).toEqual(['service-error', ['agree-protocol']])
  })
})

describe('what is wrong with TLS is mended at the certificate, not looked for in the journal', () => {
  it.each([
    ['curl: (60) SSL certificate problem: certificate has expired', 'renew-certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'renew-certificate'],
    [
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'www.example.com'",
      'certificate-name',
    ],
    ['curl: (60) SSL certificate problem: self-signed certificate', 'certificate-chain'],
    ['x509: certificate signed by unknown authority', 'certificate-chain'],
    ['curl: (35) error:0A00010B:SSL routines::wrong version number', 'speak-plain'],
    ['curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure', 'look-at-tls'],
  ])('%s', (said, kind) => {
    const found = ask(`tcp/443 ${client}`, `* Connected to www.example.com (203.0.113.80) port 443\n${said}`)
    expect([found.cause, kinds(found)]).toEqual(['service-error', [kind]])
    expect(commands(found).join('\n')).not.toContain('journalctl')
  })

  it('at the server that was tried', () => {
    const found = ask(
      `tcp/443 ${client}`,
      '* Connected to www.example.com (203.0.113.80) port 443\ncurl: (60) SSL certificate problem: certificate has expired',
    )
    expect(found.fix[0]?.check).toContain('-connect 203.0.113.80:443 -servername www.example.com ')
  })
})

describe('a host key that has changed', () => {
  it('is told beside the all-clear: it is the client that ends the connection', () => {
    const said = '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.'
    const found = ask(`tcp/22 ${client}`, `$ ssh root@203.0.113.80\n${said}`)
    expect([found.cause, found.layers.find(({ layer }) => layer === 'application')?.because?.code]).toEqual([
      'none-found',
      'host-key',
    ])
  })
})
