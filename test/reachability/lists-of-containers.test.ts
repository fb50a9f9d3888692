import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from 198.51.100.7`, ...evidence).cause
const refused = (port: number) => `curl: (7) Failed to connect to 203.0.113.31 port ${port}: Connection refused`
const silence = (port: number) => `curl: (28) Failed to connect to 203.0.113.31 port ${port}: Connection timed out`

describe('lists that are told apart by their columns', () => {
  const tasks =
    'ID             NAME        IMAGE        NODE      DESIRED STATE   CURRENT STATE           ERROR     PORTS'

  it('tasks of a service of Swarm: the newest tells, and what was tried before does not', () => {
    const failed = `${tasks}\nk1k1k1k1k1k1   site_api.1      acme/api:3   worker2   Ready           Ready 4 seconds ago\nk2k2k2k2k2k2    \\_ site_api.1  acme/api:3   worker2   Shutdown        Failed 5 seconds ago    "task: non-zero exit (1)"`
    expect(causeOf(8085, failed)).toBe('not-listening')
    const waits = `${tasks}\nk1k1k1k1k1k1   site_api.1      acme/api:3             Running         Pending 2 minutes ago   "no suitable node (insufficient resources on 3 nodes of the cluster)"`
    expect(causeOf(8085, waits)).toBe('not-listening')
    const runs = `${tasks}\nk1k1k1k1k1k1   site_api.1      acme/api:3   worker2   Running         Running 4 hours ago\nk2k2k2k2k2k2    \\_ site_api.1  acme/api:2   worker2   Shutdown        Failed 9 hours ago    "task: non-zero exit (1)"`
    expect(causeOf(8085, runs, silence(8085))).not.toBe('not-listening')
  })

  it('tables between bars, whose rows end', () => {
    const head = '+-------+---------+------+------+-----------+-----------+\n'
    const table = (state: string) =>
      `${head}| NAME  |  STATE  | IPV4 | IPV6 |   TYPE    | SNAPSHOTS |\n${head}| front | ${state} |      |      | CONTAINER | 0         |\n${head}`
    expect(causeOf(80, table('STOPPED'), refused(80))).toBe('not-listening')
    expect(causeOf(80, table('RUNNING'), silence(80))).toBe('unknown')
  })

  it('what a Service is reached by, in the table of minikube', () => {
    const table = (url: string) =>
      `|-----------|-------|-------------|---------------------------|\n| NAMESPACE | NAME  | TARGET PORT |            URL            |\n|-----------|-------|-------------|---------------------------|\n| default   | front | http/80     | ${url} |\n`
    expect(causeOf(80, table('http://192.0.2.60:31522'), refused(80))).toBe('wrong-port')
    expect(causeOf(31522, table('http://192.0.2.60:31522'), silence(31522))).toBe('unknown')
  })

  it('slices of a Service without addresses', () => {
    const slices = (ends: string) =>
      `NAME          ADDRESSTYPE   PORTS     ENDPOINTS   AGE\nfront-x7k2p   IPv4          8080      ${ends}     9m\n\nNAME    TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE\nfront   NodePort   10.96.200.200   <none>        80:30777/TCP   9m`
    expect(causeOf(30777, slices('<unset>'))).toBe('not-listening')
    expect(causeOf(30777, slices('10.244.9.9'), silence(30777))).toBe('unknown')
  })

  it('containers of a panel with a column for what is published', () => {
    const row = (state: string, ports: string) =>
      `Name    State     Stack   Image        Created               IP Address    Published Ports\nfront   ${state}   -       acme/front   2031-02-03 10:11:12   172.17.0.5    ${ports}`
    expect(causeOf(8085, row('running', '8096:8085'), refused(8085))).toBe('wrong-port')
    expect(causeOf(8096, row('running', '8096:8085'), silence(8096))).toBe('unknown')
    expect(causeOf(8085, row('exited ', '-'), refused(8085))).toBe('not-listening')
  })

  it('rows that a window has broken, and rows in a form of one’s own', () => {
    const broken =
      'CONTAINER ID        IMAGE        COMMAND          CREATED       STATUS       PORTS\n        NAMES\n0a1a2a3a4a5a        acme/shop    "/entry.sh"      2 hours ago   Up 2 hours   127.0.0.1:8085->8085\n/tcp   shop'
    expect(causeOf(8085, broken)).toBe('loopback-only')
    expect(causeOf(8085, broken.replace('127.0.0.1', '0.0.0.0'), silence(8085))).toBe('unknown')
    const own = "$ docker ps --format '{{.Names}}: {{.Ports}}'\nfront: 0.0.0.0:80->80/tcp\nqueue: 5672/tcp\n"
    expect(causeOf(5672, own, refused(5672))).toBe('not-listening')
    expect(causeOf(80, own, silence(80))).toBe('unknown')
  })

  it('a list without a row, where another command follows and the port refuses', () => {
    const head = 'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES'
    expect(causeOf(8085, `$ docker ps\n${head}\n$ curl 203.0.113.31:8085\n${refused(8085)}`)).toBe('not-listening')
    expect(causeOf(8085, `$ docker ps\n${head}\n$ curl 203.0.113.31:8085\n${silence(8085)}`)).toBe('unknown')
    expect(causeOf(8085, `${refused(8085)}\n$ docker ps\n${head}`)).toBe('unknown')
  })

  it('a command that a list cuts off says nothing of where it listens', () => {
    const row = (state: string, ports = '') =>
      `NAME         IMAGE      COMMAND                  SERVICE   CREATED          STATUS                     PORTS\nshop-api-1   shop-api   "uvicorn app:api --p…"   api       40 seconds ago   ${state}   ${ports}`
    expect(causeOf(8000, row('Exited (1) 38 seconds ago'))).toBe('not-listening')
    expect(causeOf(8000, row('Up 38 seconds', '0.0.0.0:8000->8000/tcp'), silence(8000))).toBe('unknown')
  })
})

describe('one container, by its inspection', () => {
  const state = (word: string, running: boolean, code: number) =>
    `{"Status":"${word}","Running":${running},"Paused":false,"OOMKilled":false,"Dead":false,"Pid":0,"ExitCode":${code},"Error":""}`

  it('its state on one line', () => {
    const asked = "$ docker inspect -f '{{json .State}}' shop\n"
    expect(causeOf(8085, `${asked}${state('exited', false, 2)}\n${refused(8085)}`)).toBe('not-listening')
    expect(causeOf(8085, `${asked}${state('running', true, 0)}\n${silence(8085)}`)).toBe('unknown')
    expect(causeOf(8085, '{"Status":"exited","job":"nightly"}', refused(8085))).toBe('unknown')
  })

  it('a port that it does not publish', () => {
    expect(causeOf(9001, '{"9001/tcp":null}', refused(9001))).toBe('not-listening')
    expect(causeOf(9001, "Error: No public port '9001' published for shop")).toBe('not-listening')
    expect(causeOf(9002, '{"9001/tcp":null}', refused(9002))).toBe('unknown')
  })

  it('the check of its health asks its port in vain, again and again', () => {
    const list =
      'CONTAINER ID   IMAGE       COMMAND    CREATED         STATUS                     PORTS                     NAMES\n0a1a2a3a4a5a   acme/shop   "/entry"   8 minutes ago   Up 8 minutes (unhealthy)   0.0.0.0:30085->8085/tcp   shop'
    const health = (times: number, port: number) =>
      `{"Status":"unhealthy","FailingStreak":${times},"Log":[{"ExitCode":7,"Output":"curl: (7) Failed to connect to localhost port ${port} after 0 ms: Couldn't connect to server\\n"}]}`
    expect(causeOf(30085, list, health(14, 8085))).toBe('not-listening')
    expect(causeOf(30085, list, health(14, 9999))).toBe('unknown')
    expect(causeOf(30085, list, health(2, 8085))).toBe('unknown')
    expect(causeOf(30085, list, silence(30085))).toBe('unknown')
  })

  it('how many there are, of which none runs', () => {
    const counts = (up: number) => ` Containers: 2\n  Running: ${up}\n  Paused: 0\n  Stopped: ${2 - up}\n Images: 5`
    expect(causeOf(8085, counts(0), refused(8085))).toBe('not-listening')
    expect(causeOf(8085, counts(1), refused(8085))).toBe('unknown')
  })
})

describe('what an engine says of a start', () => {
  it('whatever it says behind its own name, it has started nothing', () => {
    for (const said of [
      'docker: Error response from daemon: manifest for acme/shop:9 not found: manifest unknown.',
      'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?.',
      'docker: invalid reference format.',
      'Error response from daemon: No such container: shop',
      'ERRO[0000] exec: "shopd": executable file not found in $PATH',
    ])
      expect(causeOf(8085, said, refused(8085)), said).toBe('not-listening')
    for (const said of [
      'docker: command not found',
      'docker: Error response from daemon: Conflict. The container name "/shop" is already in use by container "0a1a".',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    ])
      expect(causeOf(8085, said, silence(8085)), said).toBe('unknown')
  })

  it('a file of Compose that it cannot read', () => {
    const said =
      'ERROR: The Compose file \'./docker-compose.yml\' is invalid because:\nservices.shop.ports is invalid: Invalid port "80:"'
    expect(causeOf(8085, said, refused(8085))).toBe('not-listening')
    expect(causeOf(8085, 'WARN[0000] the attribute `version` is obsolete', silence(8085))).toBe('unknown')
  })

  it('a name that Compose or a cluster made of that of a service', () => {
    expect(causeOf(5432, 'postgres-1 exited with code 1')).toBe('not-listening')
    expect(causeOf(5432, 'backup-1 exited with code 1')).toBe('unknown')
    expect(causeOf(5432, 'postgres-1 exited with code 0\nweb-1  | GET /')).toBe('unknown')
  })

  it('a log that begins anew without having come up', () => {
    const start = 'shopd 4.1\nreading settings\nError: /etc/shopd.yml: no such file\n'
    expect(causeOf(8085, `$ docker logs shop\n${start}${start}`)).toBe('not-listening')
    expect(causeOf(8085, `$ docker logs shop\n${start}shopd 4.1\nreading settings\nlistening on :8085`)).toBe('unknown')
    const served = 'GET /a 200\nGET /b 404 not found\n'
    expect(causeOf(8085, `$ docker logs shop\n${served}${served}${served}`)).not.toBe('not-listening')
  })
})

describe('how somebody says that a port is mapped', () => {
  const log =
    "2026-04-02T07:08:09.303186Z 0 [Note] Server socket created on IP: '127.0.0.1'.\n2026-04-02T07:08:09.341127Z 0 [Note] /usr/sbin/mysqld: ready for connections."

  it('leads to what the program within says of its own port', () => {
    expect(
      causeOf(33406, `The mapping is "33406:3306", the other PC does not get in. Log in the container:\n${log}`),
    ).toBe('loopback-only')
    expect(causeOf(33406, `It began at 10:06 on port 33406. Log in the container:\n${log}`)).not.toBe('loopback-only')
  })
})

describe('columns that Compose was asked for', () => {
  const list =
    'NAME            STATUS                         PORTS\nmail-traefik-1  Up 9 minutes                   0.0.0.0:993->993/tcp\nmail-imap-1     Restarting (1) 22 seconds ago'
  const said =
    'level=error msg="service \\"imap\\" error: unable to find the IP address for the container \\"/mail-imap-1\\": the server is ignored"'

  it('tell which proxy has the port, and that nothing is behind it', () => {
    expect(causeOf(993, `${list}\n\n${said}`)).toBe('service-error')
    expect(causeOf(994, `${list}\n\n${said}`)).not.toBe('service-error')
  })
})

describe("the machine of a cluster of one's own", () => {
  const status = 'minikube: Stopped\ncluster: \nkubectl: '

  it('is stopped, where nothing comes back', () => {
    expect(causeOf(30090, silence(30090), status)).toBe('instance-stopped')
    expect(causeOf(30090, silence(30090), status.replace('Stopped', 'Running'))).toBe('unknown')
  })
})

describe('a container whose port is handed on, and whose program listens to itself', () => {
  it('cuts off whoever comes, wherever that was tried', () => {
    const log = '  ➜  Local:   http://localhost:4180/\n  ➜  Network: use --host to expose'
    const met =
      'In the dev container:\n```\n$ npx vite preview\n' +
      log +
      '\n```\nAnd the host gets `curl: (56) Recv failure: Connection reset by peer`'
    expect(causeOf(4180, met)).toBe('loopback-only')
    expect(causeOf(4180, met.replace('use --host to expose', 'http://172.18.0.4:4180/'))).not.toBe('loopback-only')
  })
})
