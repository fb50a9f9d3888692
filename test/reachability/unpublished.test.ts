import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose } from '@/lib/reachability'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause
const codeOf = ({ layers }: Diagnosis) => layers.find(({ layer }) => layer === 'listening-socket')?.because?.code
const silence = (port: number) =>
  `curl: (28) Failed to connect to 203.0.113.9 port ${port} after 75001 ms: Connection timed out`

describe('containers of which no port is published', () => {
  const head =
    'CONTAINER ID   IMAGE             COMMAND                  CREATED          STATUS          PORTS      NAMES'
  const row = (image: string, ports: string, name: string) =>
    `5e6f7a8b9c0d   ${image}   "/entry.sh"   12 minutes ago   Up 12 minutes   ${ports}   ${name}`

  it('a list without ports, whatever the image is called', () => {
    const list = `${head}\n${row('acme/portal', '', 'portal')}\n${row('postgres:16', '', 'store')}`
    expect(causeOf('tcp/8085', list)).toBe('not-listening')
    expect(codeOf(ask(`tcp/8085 ${client}`, list))).toBe('not-published')
    // They may share the ports of the host, be hidden by what drops before it, or by a web server.
    expect(causeOf('tcp/8085', list, 'services:\n  portal:\n    network_mode: host')).toBe('unknown')
    expect(causeOf('tcp/8085', list, silence(8085))).not.toBe('not-listening')
    expect(causeOf('tcp/80', list)).toBe('unknown')
    // Another one has ports, or the columns are others.
    expect(causeOf('tcp/8085', `${list}\n${row('acme/board', '0.0.0.0:9000->9000/tcp', 'board')}`)).toBe('unknown')
    expect(causeOf('tcp/8085', 'NAMES     STATUS\nportal    Up 12 minutes')).toBe('unknown')
  })

  it('several of a list, of which one has the port within', () => {
    const list = `${head}\n${row('acme/portal', '8085/tcp, 22/tcp', 'portal')}\n${row('mysql:8', '3306/tcp', 'store')}`
    expect(causeOf('tcp/8085', list)).toBe('not-listening')
    expect(causeOf('tcp/8086', list)).toBe('unknown')
  })

  it('a command without -p, of an image that nobody knows', () => {
    const run = 'docker run -d --name portal -h portal.lan -e MODE=live acme/portal:2'
    expect(causeOf('tcp/8085', `$ ${run}`)).toBe('not-listening')
    expect(causeOf('tcp/8085', run)).toBe('not-listening')
    expect(causeOf('tcp/8085', `$ ${run}`, 'INFO: Uvicorn running on http://0.0.0.0:8085')).toBe('not-listening')
    for (const other of [
      'docker run -d --net host acme/portal:2',
      'docker run -d -p 8085:8085 acme/portal:2',
      'docker run --rm -it acme/tools curl http://portal:8085',
      'docker run --rm hello-world',
      'docker run -it ubuntu:24.04 bash',
      'docker run --rm -it acme/tools sh',
    ])
      expect(causeOf('tcp/8085', `$ ${other}`), other).not.toBe('not-listening')
    expect(causeOf('tcp/8085', `$ ${run}`, silence(8085))).not.toBe('not-listening')
    // Another one is published.
    expect(causeOf('tcp/8085', `$ ${run}\n$ docker run -d -p 8085:80 acme/front`)).not.toBe('not-listening')
  })
})

describe('a port that is another one on the host', () => {
  const row = '5e6f7a8b9c0d   acme/portal   "/entry.sh"   2 hours ago   Up 2 hours   0.0.0.0:9443->8443/tcp   portal'

  it('is the one to open, refused or not, but where the host may have a site of its own', () => {
    expect(causeOf('tcp/8443', row)).toBe('wrong-port')
    expect(causeOf('tcp/8443', row, silence(8443))).not.toBe('wrong-port')
    expect(causeOf('tcp/80', row.replace('8443/', '80/'))).toBe('unknown')
  })

  it('as people quote the options alone', () => {
    const log = '[I 2026-02-01 09:00:00.1 ServerApp] http://0a1b2c3d4e5f:8888/lab'
    expect(causeOf('tcp/8888', log, '-p 8890:8888')).toBe('wrong-port')
    expect(causeOf('tcp/8890', log, '`-p 8890:8888`')).not.toBe('wrong-port')
  })

  it('leads to loopback within, by the command that publishes it and the log of the program', () => {
    const run = '$ docker run --rm -p 9010:8010 acme/api:1 uvicorn main:app --port 8010'
    expect(causeOf('tcp/9010', run, 'INFO:     Uvicorn running on http://127.0.0.1:8010')).toBe('loopback-only')
    expect(causeOf('tcp/9010', run, 'INFO:     Uvicorn running on http://0.0.0.0:8010')).not.toBe('loopback-only')
  })
})

describe("Jupyter's addresses", () => {
  const log = (...urls: string[]) =>
    ['[I 2026-02-01 09:00:00.1 ServerApp] Jupyter Server 2.14.0 is running at:', ...urls]
      .map((line, index) => (index === 0 ? line : `[I 2026-02-01 09:00:00.1 ServerApp] ${line}`))
      .join('\n')

  it('those of loopback alone are all that it has; beside its name they are one of all', () => {
    expect(causeOf('tcp/8888', log('http://localhost:8888/lab?token=…', '    http://127.0.0.1:8888/lab?token=…'))).toBe(
      'loopback-only',
    )
    for (const all of [
      log('http://0a1b2c3d4e5f:8888/lab?token=…', '    http://127.0.0.1:8888/lab?token=…'),
      log('http://(0a1b2c3d4e5f or 127.0.0.1):8888/?token=…'),
      '[I 09:00:00.1 NotebookApp] The Jupyter Notebook is running at: http://[all ip addresses on your system]:8888/',
    ])
      expect(causeOf('tcp/8888', all), all).not.toBe('loopback-only')
    expect(
      causeOf('tcp/8888', '[I 09:00:00.1 NotebookApp] The IPython Notebook is running at: http://localhost:8888/'),
    ).toBe('loopback-only')
  })
})

describe('what was started, and has ended since', () => {
  const at = (second: string, text: string) => `Feb 01 09:00:${second} ecs ${text}`
  const started = at('01', 'systemd[1]: Started portal.service - Portal.')
  const listens = at('02', 'portal[411]: Listening on https://172.16.0.9:8443/')
  const ended = at('03', 'systemd[1]: portal.service: Main process exited, code=dumped, status=6/ABRT')

  it('the last of a journal holds', () => {
    expect(causeOf('tcp/8443', [started, listens, ended].join('\n'))).toBe('not-listening')
    expect(causeOf('tcp/8443', [ended, started, listens].join('\n'))).not.toBe('not-listening')
    const again = at('04', 'systemd[1]: portal.service: Scheduled restart job, restart counter is at 9.')
    expect(causeOf('tcp/8443', [started, listens, ended, again].join('\n'))).toBe('not-listening')
    // Again and again: that it was just started once more is no news.
    expect(causeOf('tcp/8443', [started, ended, again, started, ended, again, started].join('\n'))).toBe(
      'not-listening',
    )
  })

  it('a unit that a dependency has kept from its start', () => {
    expect(
      causeOf('tcp/80', "portal-lighttpd.service: Job portal-lighttpd.service/start failed with result 'dependency'."),
    ).toBe('not-listening')
  })

  it('supervisord tells of each program what became of it last', () => {
    const line = (text: string) => `2026-02-01 09:00:00,120 INFO ${text}`
    const up = line('success: nginx entered RUNNING state, process has stayed up for > than 1 seconds (startsecs)')
    const down = line('exited: nginx (exit status 1; not expected)')
    expect(causeOf('tcp/8080', [down, up, down].join('\n'))).toBe('not-listening')
    expect(causeOf('tcp/8080', [down, up].join('\n'))).toBe('unknown')
    expect(causeOf('tcp/8080', line('exited: nginx (exit status 0; expected)'))).toBe('unknown')
  })
})

describe('whoever stands within', () => {
  it('is cut off at an address that another try has reached: that it is private explains nothing', () => {
    const talk =
      'root@worker1:~# curl -v http://10.43.7.7:8090\n* Connected to 10.43.7.7 (10.43.7.7) port 8090 (#0)\n> GET / HTTP/1.1\n* Recv failure: Connection reset by peer\ncurl: (56) Recv failure: Connection reset by peer'
    const target = { protocol: 'tcp', port: 8090, from: null, direction: 'ingress' } as const
    expect(diagnose({ target, evidence: [talk] }).cause).not.toBe('no-public-address')
    expect(causeOf('tcp/8090', talk)).not.toBe('no-public-address')
  })
})
