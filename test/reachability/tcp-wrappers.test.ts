import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'
import { ask } from './ask'

const target = 'tcp/22 from 198.51.100.7'
const allow = (...lines: string[]) => `$ cat /etc/hosts.allow\n${lines.join('\n')}\n$ `
const deny = (...lines: string[]) => `$ cat /etc/hosts.deny\n${lines.join('\n')}\n$ `
const everybody = deny('sshd: ALL')

/** The cause for the files in each order, in pieces and in one: it is the same. */
function causeOf(asked: string, ...files: string[]): string {
  const [first, ...others] = [files, files.toReversed(), [files.join('\n')], [files.toReversed().join('\n')]].map(
    (evidence) => ask(asked, ...evidence).cause,
  )
  expect(others).toEqual(others.map(() => first))
  return first ?? ''
}

describe('hosts.allow is read first, and admits by every pattern of hosts_access(5)', () => {
  it.each([
    'sshd: 198.51.100.',
    'sshd: 198.51.100.0/24',
    'sshd: 198.51.0.0/255.255.0.0',
    'sshd : 10.0.0.0/8, 198.51.100.7',
    'sshd,vsftpd: 10. 198.51.',
    'ALL: 198.51.100.*',
    'ALL EXCEPT vsftpd: 198.51.100.7',
    'sshd: ALL EXCEPT 203.0.113.',
    'sshd: ALL EXCEPT 198.51.100. EXCEPT 198.51.100.7',
    'sshd: 10. \\\n  198.51.100.',
    'sshd: 198.51.100.0/24: spawn (echo %a >> /var/log/in)',
    // What hangs on a name, a user, a group or a file is not seen: it may be.
    'sshd: .example.net',
    'sshd: gate.example.net',
    'sshd: @admins',
    'sshd: /etc/trusted.txt',
    'sshd: admin@198.51.100.7',
    'sshd: KNOWN',
    'sshd@192.0.2.1: 198.51.100.7',
  ])('%s', (line) => {
    expect(causeOf(target, everybody, allow(line))).toBe('unknown')
    expect(causeOf(target, deny('ALL: ALL'), allow('# who may', 'vsftpd: 192.0.2.1', line))).toBe('unknown')
  })

  it.each([
    'sshd: 203.0.113.',
    'sshd: 198.51.10.',
    'sshd: 10.0.0.0/8',
    'sshd: 198.51.0.0/255.255.255.0',
    'sshd: LOCAL',
    'vsftpd: 198.51.100.',
    'ALL EXCEPT sshd: ALL',
    'sshd: ALL EXCEPT 198.51.100.0/24',
    'sshd: [2001:db8::]/32',
    'sshd: 198.51.101.*',
  ])('nobody else: %s', (line) => {
    expect(causeOf(target, everybody, allow(line))).toBe('host-firewall')
  })

  it('IPv6 stands in brackets', () => {
    const asked = 'tcp/22 from 2001:db8::7'
    for (const line of ['sshd: [2001:db8::7]', 'sshd: [2001:db8::]/32', 'sshd: 10., [2001:db8::]/64'])
      expect(causeOf(asked, everybody, allow(line))).toBe('unknown')
    for (const line of ['sshd: [2001:db8:1::]/48', 'sshd: 198.51.100.0/24'])
      expect(causeOf(asked, everybody, allow(line))).toBe('host-firewall')
  })

  it('a name without a dot may be that of a neighbour', () => {
    expect(causeOf('tcp/22 from 192.168.1.20', everybody, allow('sshd: LOCAL'))).toBe('unknown')
  })
})

describe('hosts.deny turns away by the same patterns', () => {
  it.each([
    'sshd: 198.51.100.',
    'sshd: 198.51.100.0/24',
    'ALL: ALL',
    'sshd: ALL EXCEPT 203.0.113.',
    'ALL: 192.0.2.1 198.51.100.7',
  ])('%s', (line) => {
    expect(causeOf(target, deny(line))).toBe('host-firewall')
  })

  it.each(['sshd: ALL EXCEPT 198.51.100.', 'sshd: .example.net', 'ALL: PARANOID', 'vsftpd: ALL', 'sshd: 198.51.10.'])(
    'not surely: %s',
    (line) => expect(causeOf(target, deny(line))).toBe('unknown'),
  )

  it('the first line that fits holds', () => {
    expect(causeOf(target, deny('sshd: 198.51.100.7: allow', 'ALL: ALL'))).toBe('unknown')
    expect(causeOf(target, deny('sshd: 203.0.113.1: allow', 'ALL: ALL'))).toBe('host-firewall')
    expect(causeOf(target, everybody, allow('sshd: 198.51.100.7: deny', 'sshd: ALL'))).toBe('unknown')
  })

  it('a server of the web does not ask them, sshd does at whichever port', () => {
    expect(causeOf('tcp/80 from 198.51.100.7', deny('ALL: ALL'))).toBe('unknown')
    expect(causeOf('tcp/5432 from 198.51.100.7', deny('ALL: ALL'))).toBe('unknown')
    const moved = '# ss -lntp\nLISTEN 0 128 0.0.0.0:40022 0.0.0.0:* users:(("sshd",pid=9,fd=3))\n# '
    expect(causeOf('tcp/40022 from 198.51.100.7', deny('sshd: ALL'), moved)).toBe('host-firewall')
    expect(causeOf('tcp/40022 from 198.51.100.7', deny('sshd: ALL'))).toBe('unknown')
  })

  it('they close a connection that has opened: silence and refusals come from elsewhere', () => {
    const met = (text: string) => ask(target, everybody, `ssh: connect to host 203.0.113.9 port 22: ${text}`).cause
    expect(met('Connection timed out')).toBe('unknown')
    expect(met('Connection refused')).toBe('unknown')
    expect(ask(target, everybody, 'kex_exchange_identification: Connection closed by remote host').cause).toBe(
      'host-firewall',
    )
  })

  it('nobody is known: one who is admitted may be the one', () => {
    expect(causeOf('tcp/22', everybody)).toBe('host-firewall')
    expect(causeOf('tcp/22', everybody, allow('vsftpd: 10.'))).toBe('host-firewall')
    expect(causeOf('tcp/22', everybody, allow('sshd: 10.'))).toBe('unknown')
    expect(causeOf('tcp/22', everybody, 'I have entered us in hosts.allow as well.')).toBe('unknown')
  })
})

describe('the files as they are shown', () => {
  const both = (rest: string) => [
    `$ grep -v '^#' /etc/hosts.allow /etc/hosts.deny\n${rest}/etc/hosts.deny:sshd: ALL\n$ `,
    `$ grep -n . /etc/hosts.allow /etc/hosts.deny\n${rest.replace(/allow:/g, 'allow:4:')}/etc/hosts.deny:12:sshd: ALL\n$ `,
    `$ tail -n 3 /etc/hosts.allow /etc/hosts.deny\n==> /etc/hosts.allow <==\n${rest.replace(/.*allow:/g, '')}\n==> /etc/hosts.deny <==\nsshd: ALL\n$ `,
    `/etc/hosts.allow:\n${rest.replace(/.*allow:/g, '')}\n/etc/hosts.deny:\nsshd: ALL\n`,
  ]

  it('in one listing, each line under the name of its file', () => {
    for (const text of both('/etc/hosts.allow:sshd: 203.0.113.\n'))
      expect(ask(target, text).cause).toBe('host-firewall')
    for (const text of both('/etc/hosts.allow:sshd: 198.51.100.\n')) expect(ask(target, text).cause).toBe('unknown')
  })

  it('in one listing without a name: which line is of which is not known', () => {
    expect(ask(target, '$ cat /etc/hosts.allow /etc/hosts.deny\nsshd: ALL\n$ ').cause).toBe('unknown')
  })

  it('below a comment that names the one of those who are admitted', () => {
    expect(ask(target, '/etc/hosts.deny:\nsshd: ALL\n\n# /etc/hosts.allow\nsshd: 198.51.100.\n').cause).toBe('unknown')
  })

  it('both are said to have been read', () => {
    const { understood, accessFiles } = gather([allow('sshd: 10.'), everybody])
    expect(understood.map(({ as }) => as)).toEqual([['hosts.allow'], ['hosts.deny']])
    expect(accessFiles.map(({ file, rules }) => [file, rules.length])).toEqual([
      ['allow', 1],
      ['deny', 1],
    ])
  })

  it('other commands and sentences show no line of them', () => {
    for (const text of [
      '$ ls -l /etc/hosts.deny\n-rw-r--r-- 1 root root 711 Jan 10 10:12 /etc/hosts.deny\n$ ',
      'Should I write into hosts.deny:\nsshd: ALL\nor is that too much?',
      "$ echo 'sshd: ALL' | sudo tee /etc/hosts.deny.example\n$ ",
    ])
      expect(ask(target, text).cause, text).toBe('unknown')
  })
})
