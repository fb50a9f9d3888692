import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from 198.51.100.7`, ...evidence).cause
const refused = (port: number) => `curl: (7) Failed to connect to 203.0.113.31 port ${port}: Connection refused`
const silence = (port: number) => `curl: (28) Failed to connect to 203.0.113.31 port ${port}: Connection timed out`
const list = (image: string, status: string, ports: string) =>
  `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0a1a2a3a4a5a   ${image}   "/entry"   3 hours ago   ${status}   ${ports}   shop`

describe('ports of a file of Compose in each of its forms', () => {
  const log = 'shop-1  | listening on http://0.0.0.0:9000'
  const reset = 'curl: (56) Recv failure: Connection reset by peer'

  it('a list on one line, and fields of their own', () => {
    const forms = (inside: number) => [
      `services:\n  shop:\n    ports: ["8085:${inside}"]`,
      `services:\n  shop:\n    ports:\n      - target: ${inside}\n        published: "8085"\n        protocol: tcp`,
    ]
    for (const file of forms(80)) expect(causeOf(8085, `${file}\n\n${log}`, reset), file).toBe('wrong-port')
    for (const file of forms(9000)) expect(causeOf(8085, `${file}\n\n${log}`, silence(8085)), file).toBe('unknown')
  })
})

describe('a state, or ports, that an inspection was asked for alone', () => {
  it('the words of its state', () => {
    const asked = (said: string) => `$ docker inspect shop --format '{{.State.Status}} {{.State.ExitCode}}'\n${said}`
    expect(causeOf(8085, asked('exited 1'), refused(8085))).toBe('not-listening')
    expect(causeOf(8085, asked('running 0'), silence(8085))).toBe('unknown')
  })

  it('no ports at all', () => {
    const asked = (said: string) => `$ docker inspect shop | jq '.[0].NetworkSettings.Ports'\n${said}`
    expect(causeOf(8085, asked('{}'), refused(8085))).toBe('not-listening')
    expect(causeOf(8085, asked('{}'), list('acme/shop', 'Up 3 hours', '0.0.0.0:8085->80/tcp'))).not.toBe(
      'not-listening',
    )
  })
})

describe('a program that could not have its port within a container', () => {
  const said = 'listen tcp :80: bind: permission denied'

  it('the host’s port leads to it, by a list or by what somebody says', () => {
    expect(causeOf(8085, list('acme/shop', 'Up 3 hours', '0.0.0.0:8085->80/tcp'), said)).toBe('not-listening')
    expect(causeOf(8085, `ports are 8085:80\n\n${said}`)).toBe('not-listening')
    expect(causeOf(8086, `ports are 8085:80\n\n${said}`)).toBe('unknown')
    expect(causeOf(8085, list('acme/shop', 'Up 3 hours', '0.0.0.0:8085->90/tcp'), said)).not.toBe('not-listening')
  })

  it('it is started again and again, whatever was published as it was', () => {
    const run = '$ docker run -d --name shop -p 8085:80 acme/shop\n'
    const id = `${'0a1a2a3a4a5a'.repeat(6).slice(0, 64)}\n`
    expect(causeOf(8085, `${run}${id}$ docker ps\n${list('acme/shop', 'Restarting (139) 4 seconds ago', '')}`)).toBe(
      'not-listening',
    )
    expect(
      causeOf(8085, `${run}${id}$ docker ps\n${list('acme/shop', 'Up 4 seconds', '0.0.0.0:8085->80/tcp')}`),
    ).not.toBe('not-listening')
  })
})

describe('what proves nothing of a container', () => {
  it('the address that it prints, where its own sockets are at every one', () => {
    const run = '$ docker run --rm -p 8085:8085 acme/shop\nStarting app on http://127.0.0.1:8085\n'
    const within =
      'root@0a1a2a3a:/# netstat -tlpn\nProto Recv-Q Send-Q Local Address  Foreign Address  State   PID/Program name\ntcp6  0  0 :::8085  :::*  LISTEN  1/node'
    expect(causeOf(8085, run)).toBe('loopback-only')
    expect(causeOf(8085, `${run}\n${within}`)).not.toBe('loopback-only')
  })

  it('a second port of its own that is not published', () => {
    const reset = '$ curl localhost:80\ncurl: (56) Recv failure: Connection reset by peer'
    expect(causeOf(80, list('nginx', 'Up 3 hours', '0.0.0.0:80->80/tcp, 443/tcp'), reset)).not.toBe('wrong-port')
    expect(causeOf(80, list('nginx', 'Up 3 hours', '80/tcp, 0.0.0.0:80->8080/tcp'), reset)).toBe('wrong-port')
  })

  it('a name that the server itself has looked up for something else', () => {
    const own = (port: number) =>
      `proxy  | 2031-02-03T10:11:12Z WRN no new version error="Get \\"https://update.example.com/v\\": dial tcp: lookup update.example.com: i/o timeout"\n${silence(port)}`
    expect(causeOf(80, own(80))).toBe('unknown')
  })

  it('a list of machines with the addresses of their engines', () => {
    const machines =
      'NAME      ACTIVE   DRIVER       STATE     URL                         SWARM\nmysql     *        virtualbox   Running   tcp://192.0.2.101:2376'
    expect(causeOf(3308, list('acme/store', 'Up 3 hours', '0.0.0.0:3308->3306/tcp'), machines)).toBe('unknown')
  })
})

describe('a Service that is asked at its own address', () => {
  const service =
    'NAME    TYPE       CLUSTER-IP    EXTERNAL-IP   PORT(S)        AGE\nshop    NodePort   10.96.7.9     <none>        80:31777/TCP   2d'
  const at = (port: number, end: string) => `curl: (7) Failed to connect to 10.96.7.9 port ${port}: ${end}`

  it('its own port is right there, and that of the nodes is not', () => {
    expect(causeOf(80, service, at(80, 'Connection refused'))).toBe('unknown')
    expect(causeOf(31777, service, at(31777, 'Connection timed out'))).toBe('wrong-port')
    expect(causeOf(80, service, refused(80))).toBe('wrong-port')
  })

  it('an answer of who stands before it is of the same event as its empty endpoints', () => {
    const ends = 'NAME    ENDPOINTS   AGE\nshop    <none>      2d'
    const answer = '$ curl -I http://shop.example.com\nHTTP/1.1 503 Service Temporarily Unavailable'
    expect(causeOf(80, service.replace('NodePort ', 'ClusterIP').replace('80:31777', '80'), ends, answer)).toBe(
      'service-error',
    )
  })
})

describe('a program that has the port unless told otherwise', () => {
  it('listens at another one, by the list of sockets', () => {
    const sockets = (program: string) =>
      `$ ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=7,fd=3))\nLISTEN 0 100 0.0.0.0:1833 0.0.0.0:* users:(("${program}",pid=8,fd=5))\n$ `
    expect(causeOf(1883, sockets('mosquitto'))).toBe('wrong-port')
    expect(causeOf(1883, sockets('shopd'))).toBe('not-listening')
  })
})
