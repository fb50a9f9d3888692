import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, text: string) => ask(`tcp/${port} from 198.51.100.7`, text).cause
const silent = (address: string, port: number) =>
  `curl: (28) Failed to connect to ${address} port ${port} after 9001 ms: Connection timed out`

describe('who stands in the network of a private address is not told that it is private', () => {
  it.each([
    ['a cluster on a laptop', `$ minikube service shop --url\n$ curl x\n${silent('192.168.49.2', 30555)}`],
    ['a pod', `$ kubectl get pods -o wide\n${silent('10.1.7.20', 30555)}`],
    ['a virtual machine', `the VM runs in VirtualBox, from its host\n${silent('192.168.60.4', 30555)}`],
    ['a container', `web-1  | dial: ${silent('10.9.0.2', 30555)}`],
    ['a home', `from a tablet in the same wifi:\n${silent('192.168.1.40', 30555)}`],
    ['a home (zh)', `同一局域网的另一台电脑：\n${silent('192.168.1.40', 30555)}`],
    ['a home (ja)', `同じ LAN の PC から\n${silent('192.168.1.40', 30555)}`],
    ['a server whose log is shown', `Server listening on 0.0.0.0:30555\n${silent('10.8.58.10', 30555)}`],
    ['another server', `root@node2:~# curl http://10.1.0.4:30555\n${silent('10.1.0.4', 30555)}`],
  ])('%s', (_, text) => {
    expect(causeOf(30555, text)).toBe('unknown')
  })

  it.each([
    ['no more is shown', silent('172.16.9.3', 8080)],
    ['a cloud is spoken of', `My ECS instance has no EIP. From home:\n${silent('172.16.9.3', 8080)}`],
    ['the log of a server in a cloud', `on the ECS: Server listening on 0.0.0.0:8080\n${silent('172.16.9.3', 8080)}`],
  ])('a client of the Internet is: %s', (_, text) => {
    expect(causeOf(8080, text)).toBe('no-public-address')
  })
})

describe('the address of a Service, and not that of a node', () => {
  const row =
    'NAME   TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE\nshop   NodePort   10.254.36.70   <none>        80:30431/TCP   53m'
  const refused = (address: string) => `curl: (7) Failed to connect to ${address} port 80: Connection refused`

  it('is asked at its own port', () => {
    expect(causeOf(80, `${row}\n${refused('10.254.36.70')}`)).toBe('unknown')
    expect(causeOf(80, `${row}\n${refused('203.0.113.82')}`)).toBe('wrong-port')
  })
})
