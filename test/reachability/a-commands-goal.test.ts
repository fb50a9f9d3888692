import { describe, expect, it } from 'vitest'
import { goalOf } from '@/lib/reachability/read/clients/goal'
import { ask } from './ask'

const met = (command: string, line: string) =>
  ask('tcp/8080 from 198.51.100.7', `[root@web ~]# ${command}\n${line}`).layers.find(
    ({ layer }) => layer === 'application',
  )

describe('options of a client without a value leave the address behind them to it (curl(1), wget(1), ping(8))', () => {
  const bad = 'HTTP/1.1 502 Bad Gateway'

  it.each([
    'curl -i http://203.0.113.9:8080/',
    'curl -sSk http://203.0.113.9:8080/',
    'curl -s -o /dev/null -D - http://203.0.113.9:8080/',
    'curl -XPOST -d {} http://203.0.113.9:8080/',
    'wget -c -S http://203.0.113.9:8080/',
    "curl -k https://$(kubectl get svc web -o jsonpath='{.status.ip}'):8080/",
  ])('%s', (command) => {
    expect(met(command, bad)?.state).toBe('fail')
  })

  it('so that the port of the address counts', () => {
    for (const options of ['-i', '-k', '-s', '-p'])
      expect(met(`curl ${options} http://203.0.113.9:9200/`, bad)?.state).toBe('unknown')
  })

  it.each(['ping -n 4 203.0.113.9', 'ping -t 203.0.113.9', 'ping -c 4 203.0.113.9', 'ping -t 64 203.0.113.9'])(
    '%s',
    (command) => {
      expect(goalOf(command)?.host).toBe('203.0.113.9')
    },
  )
})

describe('what nginx says as the first process of a container keeps it from starting', () => {
  const said = (pid: string) =>
    `2026/01/02 03:04:05 [emerg] ${pid}: host not found in upstream "app" in /etc/nginx/conf.d/a.conf:3`

  it.each(['', 'web_1     | ', '2026-01-02T03:04:05.161090797Z '])('behind "%s"', (prefix) => {
    expect(ask('tcp/80', `${prefix}${said('1#1')}`).cause).toBe('not-listening')
  })

  it('and as another process may be of a test while it runs', () => {
    expect(ask('tcp/80', said('311#311')).cause).toBe('unknown')
    expect(ask('tcp/3306', said('1#1')).cause).toBe('unknown')
  })
})

describe('a fault of the server’s in a log that has no port, met by the very client', () => {
  const row = (client: string, status: number) =>
    `${client} - - [03/Dec/2026:04:20:31 +0000] "GET /orders HTTP/1.1" ${status} 19 "-" "curl/8.5.0"`

  it('is met at either port of sites', () => {
    for (const port of [80, 443])
      expect(ask(`tcp/${port} from 198.51.100.7`, row('198.51.100.7', 503)).cause).toBe('service-error')
  })

  it('and nothing else of it counts for the port of TLS', () => {
    expect(ask('tcp/443 from 198.51.100.7', row('198.51.100.7', 200)).cause).toBe('unknown')
    expect(ask('tcp/443 from 198.51.100.7', row('203.0.113.80', 503)).cause).toBe('unknown')
    expect(ask('tcp/443 from 198.51.100.7', row('198.51.100.7', 404)).cause).toBe('unknown')
  })
})
