import { shellWord } from '@/lib/text'
import type { JudgedCase } from '../model/case'
import type { Fix } from '../model/diagnosis'
import { logCommand } from '../next/log'
import { fixOf, listenersCommand, shell } from './way'

type Params = Readonly<Record<string, string>>

/** Where a proxy has looked for what stands behind it, as its own line says: nginx, Apache, those in Go, HAProxy. */
const places: readonly RegExp[] = [
  /\bupstream: "(?:[a-z]{3,8}:\/\/)?(unix:[\w./-]{1,200}|[\w.:[\]-]{3,260}?:\d{1,5})[/:"]/,
  /\b(?:attempt to connect to|dial tcp|connect\(\) to|socket: tcp:) ?(unix:[\w./-]{1,200}|[\w.:[\]-]{3,260}:\d{1,5})(?!\d)/,
]

/** The system kept the proxy from connecting: nginx, Apache, the record of SELinux. */
const forbidden = /\(13: Permission denied\)|\(13\)Permission denied|\bavc:\s{1,3}denied\s{1,3}\{ name_connect \}/
/** The proxy had its connection, and waited for the answer: nginx, Apache, HAProxy, Heroku. */
const late =
  /\bwhile (?:reading|sending)\b|\bprematurely closed connection\b|\bAH0(?:1102|0898|1095): |\bcode=H(?:12|13)\b|\bs[HD]--\b/

/** What is done of a service behind a proxy, by what the proxy says of it: which command belongs on which machine is told, too. */
export function backendFix(seen: JudgedCase, params: Params): Fix {
  const { line } = seen.findings.application.because ?? {}
  const words = line ?? ''
  const found = places.map((pattern) => pattern.exec(words)?.[1]).find((place) => place !== undefined)
  const told = { ...params, backend: found ?? (params.port ? `:${params.port}` : '?') }
  if (forbidden.test(words)) return permit(told)
  if (late.test(words)) {
    return fixOf('slow-backend', told, { ways: [shell('sudo journalctl -e --no-pager -n 100', 'uptime')] })
  }
  const log = params.program === 'nginx' ? [logCommand(seen)] : []
  return fixOf(found === undefined ? 'start-backend' : 'start-backend-at', told, {
    ways: [
      {
        how: seen.system.instance === 'windows' ? 'windows' : 'shell',
        text: [listenersCommand(seen), ...log].join('\n'),
      },
    ],
  })
}

/** The proxy is allowed to connect: by SELinux to a port, by the rights of a file to a socket. */
function permit(told: Params): Fix {
  const file = /^unix:(.{1,200})$/.exec(told.backend ?? '')?.[1]
  if (file !== undefined) return fixOf('permit-proxy', told, { ways: [shell(`namei -l ${shellWord(file)}`)] })
  const setting = 'sudo setsebool -P httpd_can_network_connect'
  return fixOf('permit-proxy', told, {
    ways: [shell('sudo ausearch -m avc -ts recent', `${setting} 1`)],
    check: 'getsebool httpd_can_network_connect',
    undo: `${setting} 0`,
  })
}
