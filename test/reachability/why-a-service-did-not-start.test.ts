import { describe, expect, it } from 'vitest'
import { ask } from './ask'

/** The line that is quoted for the listening socket. */
const quoted = (target: string, ...evidence: string[]) => {
  const { cause, layers } = ask(target, ...evidence)
  return { cause, line: layers.find(({ layer }) => layer === 'listening-socket')?.because?.line ?? null }
}

const status = (unit: string, ...journal: string[]) =>
  [
    `● ${unit}.service - ${unit}`,
    `     Loaded: loaded (/lib/systemd/system/${unit}.service; enabled; vendor preset: enabled)`,
    '     Active: failed (Result: exit-code) since Tue 2026-10-06 02:13:44 CST; 3min ago',
    '',
    ...journal.map((line) => `Oct 06 02:13:44 web-1 ${line}`),
    `Oct 06 02:13:44 web-1 systemd[1]: ${unit}.service: Failed with result 'exit-code'.`,
  ].join('\n')

describe('of a service that did not start, the line in which it says why is quoted before the word of its manager', () => {
  it.each([
    [
      'tcp/80',
      'nginx',
      'nginx[2231]: nginx: [emerg] open() "/etc/nginx/sites-enabled/api.conf" failed (2: No such file or directory) in /etc/nginx/nginx.conf:60',
      'nginx[2231]: nginx: configuration file /etc/nginx/nginx.conf test failed',
    ],
    [
      'tcp/6379',
      'redis-server',
      "redis-server[812]: Can't open the log file: Permission denied",
      'redis-server[812]: Redis is now ready to exit, bye bye...',
    ],
    ['tcp/22', 'sshd', 'sshd[77]: /etc/ssh/sshd_config: line 92: Bad configuration option: PermitRoot', ''],
    ['tcp/8000', 'shop', "python3[912]: ModuleNotFoundError: No module named 'flask'", ''],
  ])('%s %s', (target, unit, why, more) => {
    const { cause, line } = quoted(target, status(unit, ...[why, more].filter(Boolean)))
    expect(cause).toBe('not-listening')
    expect(line).toContain(why)
  })

  it('and the word of its manager, where it has said nothing', () => {
    const { cause, line } = quoted(
      'tcp/80',
      status('nginx', 'systemd[1]: nginx.service: Main process exited, code=killed'),
    )
    expect(cause).toBe('not-listening')
    expect(line).toContain('Active: failed')
  })

  it('never what another program says', () => {
    const other = 'postfix[77]: error: open /etc/postfix/main.cf: No such file or directory'
    expect(quoted('tcp/80', status('nginx', other)).line).toContain('Active: failed')
  })

  it('never what a language says that another failed service is written in', () => {
    const of = (unit: string, said: string) => status(unit, said)
    const other = "python3[912]: ModuleNotFoundError: No module named 'flask'"
    expect(quoted('tcp/80', of('nginx', 'systemd[1]: Stopped nginx.'), of('queue', other)).line).toContain(
      'Active: failed',
    )
  })
})
