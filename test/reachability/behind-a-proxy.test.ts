import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, stateOf } from './ask'

/** Diagnoses where nobody has chosen anything: the form stands at TCP 80, into the instance. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

describe('what a load balancer answers says nothing of the server behind it', () => {
  it.each([
    ['en', 'The NLB listener is unhealthy. Our backend is on port 9000. Users see 504 Gateway Time-out'],
    ['ja', 'SLB のヘルスチェックが異常です\nバックエンド ECS ポート 9000\nクライアントには 502 Bad Gateway が返ります'],
    ['zh', 'CLB 健康检查异常\n后端服务器端口 9000\n用户看到 502 Bad Gateway'],
    ['status', 'Load balancer -> ECS port 9000, health check: Unhealthy\nHTTP/1.1 503 Service Temporarily Unavailable'],
  ])('%s: no layer of it passes, and its port is judged', (_, text) => {
    const found = unasked(text)
    expect([found.cause, found.judged.port]).toEqual(['unknown', 9000])
    for (const layer of ['security-group', 'instance', 'host-firewall', 'listening-socket', 'application'] as const)
      expect(stateOf(found, layer), layer).toBe('unknown')
    expect(found.next?.kind).toBe('security-group')
  })

  it('but a proxy on the server itself is the service', () => {
    expect(unasked('$ curl -I http://203.0.113.9/\nHTTP/1.1 502 Bad Gateway\nServer: nginx/1.26.1').cause).toBe(
      'service-error',
    )
    const log =
      '2026/10/02 08:00:00 [error] 9#9: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: _, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:9000/", host: "203.0.113.9"'
    expect(unasked(`Behind our load balancer:\nHTTP/1.1 502 Bad Gateway\n${log}`).cause).toBe('service-error')
  })

  it('the number of a status is no port', () => {
    expect(unasked('アクセスすると 502 エラーになります').judged.port).not.toBe(502)
  })
})

describe('a proxy says how it fares with what stands behind it', () => {
  const of = (said: string, upstream: string) =>
    `2026/10/02 08:00:00 [error] 71#71: *9 ${said}, client: 198.51.100.7, server: app.example.net, request: "GET /a HTTP/2.0", upstream: "${upstream}", host: "app.example.net"`
  const fixOf = (line: string) => unasked(line).fix[0]

  it('what answers too late, or breaks off, has been reached', () => {
    const late = fixOf(
      of(
        'upstream timed out (110: Connection timed out) while reading response header from upstream',
        'http://10.2.0.8:9001/a',
      ),
    )
    expect([late?.kind, late?.params.backend]).toEqual(['slow-backend', '10.2.0.8:9001'])
    expect(late?.ways[0]?.text).not.toContain('ss -lntp')
    const cut = of(
      'upstream prematurely closed connection while reading response header from upstream',
      'http://127.0.0.1:9001/a',
    )
    expect(fixOf(cut)?.kind).toBe('slow-backend')
    const body = of('upstream timed out (110: Connection timed out) while reading upstream', 'http://127.0.0.1:9001/a')
    expect(unasked(body).cause).toBe('service-error')
  })

  it('what the system forbids is no matter of the service', () => {
    const denied = fixOf(
      of(
        'connect() to 127.0.0.1:8081 failed (13: Permission denied) while connecting to upstream',
        'http://127.0.0.1:8081/a',
      ),
    )
    expect([denied?.kind, denied?.undo]).toEqual(['permit-proxy', 'sudo setsebool -P httpd_can_network_connect 0'])
    expect(denied?.ways[0]?.text).toContain('httpd_can_network_connect 1')
    const apache =
      '[proxy:error] [pid 7] (13)Permission denied: AH00957: HTTP: attempt to connect to 127.0.0.1:8081 (localhost) failed'
    expect(ask('tcp/80', 'HTTP/1.1 503 Service Unavailable', apache).fix[0]?.kind).toBe('permit-proxy')
    const socket = of(
      'connect() to unix:/run/php/fpm.sock failed (13: Permission denied) while connecting to upstream',
      'fastcgi://unix:/run/php/fpm.sock:',
    )
    expect(fixOf(socket)?.ways[0]?.text).toBe('namei -l /run/php/fpm.sock')
  })

  it('what refuses is started where the proxy looks for it', () => {
    const refused = fixOf(
      of('connect() failed (111: Connection refused) while connecting to upstream', 'http://127.0.0.1:8081/a'),
    )
    expect([refused?.kind, refused?.params.backend]).toEqual(['start-backend-at', '127.0.0.1:8081'])
  })

  it('its log is called one', () => {
    const names = unasked(
      of('connect() failed (111: Connection refused) while connecting to upstream', 'http://127.0.0.1:8081/a'),
    ).understood.flatMap(({ as }) => as)
    expect(names).toContain('nginx')
    expect(names).not.toContain('access-log')
  })
})
