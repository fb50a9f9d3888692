import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from 198.51.100.7`, ...evidence).cause
const refused = (port: number) => `curl: (7) Failed to connect to 203.0.113.31 port ${port}: Connection refused`
const silence = (port: number) => `curl: (28) Failed to connect to 203.0.113.31 port ${port}: Connection timed out`

describe('events of a pod that bear no name', () => {
  const event = (type: string, reason: string, said: string) => `  ${type}  ${reason}  12s  kubelet  ${said}`

  it('an image that is not had, and a start that is put off', () => {
    for (const said of [
      'Failed to pull image "acme/shop:9": not found',
      'Error: ErrImagePull',
      'Error: ImagePullBackOff',
    ])
      expect(causeOf(8085, event('Warning', 'Failed', said)), said).toBe('not-listening')
    expect(causeOf(8085, event('Normal', 'Pulled', 'Successfully pulled image "acme/shop:9"'))).toBe('unknown')
  })

  it('no node at first, and one later', () => {
    const none = event('Warning', 'FailedScheduling', '0/2 nodes are available: 2 Insufficient cpu.')
    expect(causeOf(8085, none)).toBe('not-listening')
    expect(
      causeOf(8085, `${none}\n${event('Normal', 'Scheduled', 'Successfully assigned default/shop-0 to n1')}`),
    ).toBe('unknown')
  })

  it('a probe that is refused again and again, beside a pod that is ready or not', () => {
    const probe =
      '  Warning  Unhealthy  9s (x14 over 3m)  kubelet  Readiness probe failed: Get "http://10.244.7.7:8085/": dial tcp 10.244.7.7:8085: connect: connection refused'
    expect(causeOf(8085, probe)).toBe('not-listening')
    expect(causeOf(8085, probe.replace('(x14 over 3m)', '(x2 over 3m)'))).toBe('unknown')
    const list = 'NAME     READY   STATUS    RESTARTS   AGE\nshop-0   1/1     Running   0          9m'
    expect(causeOf(8085, `${probe}\n\n${list}`)).toBe('unknown')
  })
})

describe('a port that is brought to a pod', () => {
  const forwarded = 'Forwarding from 127.0.0.1:8085 -> 80\nForwarding from [::1]:8085 -> 80\n'
  const failed =
    'E0203 10:11:12.131415 4242 portforward.go:409] an error occurred forwarding 8085 -> 80: error forwarding port 80 to pod 0a1a2a, uid : failed to connect to localhost:80 inside namespace "0a1a2a": dial tcp4 127.0.0.1:80: connect: connection refused'

  it('nothing listens in the pod, or it does not run', () => {
    expect(ask('tcp/8085 from 127.0.0.1', forwarded + failed).cause).toBe('not-listening')
    expect(causeOf(8085, 'error: unable to forward port because pod is not running. Current status=Pending')).toBe(
      'not-listening',
    )
  })

  it('it is there for the machine alone on which it was begun', () => {
    expect(ask('tcp/8085 from 127.0.0.1', forwarded).cause).toBe('unknown')
    expect(causeOf(8085, forwarded)).toBe('loopback-only')
    expect(causeOf(8085, 'Forwarding from 0.0.0.0:8085 -> 80')).toBe('unknown')
  })
})

describe('Services that nothing leads to', () => {
  const head = 'NAME    TYPE           CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE\n'

  it('a balancer that has no address yet, and one that has', () => {
    const row = (external: string) => `${head}front   LoadBalancer   10.96.5.5      ${external}     80:31999/TCP   2d`
    expect(causeOf(80, row('<pending>'))).toBe('no-public-address')
    // A cloud takes a while to make one.
    expect(causeOf(80, row('<pending>').replace('2d', '4m'))).toBe('unknown')
    // By the nodes it is reached all the same.
    expect(causeOf(31999, row('<pending>'))).toBe('unknown')
    expect(causeOf(80, row('203.0.113.9'), silence(80))).toBe('unknown')
    expect(causeOf(80, `${row('<pending>')}\nother   LoadBalancer   10.96.5.6   203.0.113.9   80:31998/TCP   2d`)).toBe(
      'unknown',
    )
  })

  it('endpoints whose column is empty', () => {
    const list = (ends: string) =>
      `NAME    ENDPOINTS        AGE\nfront   ${ends}   9m\n\n${head}front   NodePort       10.96.5.5      <none>        80:31999/TCP   2d`
    expect(causeOf(31999, list('             '))).toBe('not-listening')
    expect(causeOf(31999, list('10.244.3.3:80'), silence(31999))).toBe('unknown')
  })

  it('a node in a container, to another port of which the host leads', () => {
    const node =
      'CONTAINER ID   IMAGE                  COMMAND                  CREATED         STATUS         PORTS                    NAMES\n0a1a2a3a4a5a   kindest/node:v1.31.0   "/usr/local/bin/entr…"   3 minutes ago   Up 3 minutes   0.0.0.0:8085->8085/tcp   kind-control-plane\n'
    const service = (port: number) => `${head}front   NodePort       10.96.5.5      <none>        8085:${port}/TCP   2d`
    expect(causeOf(8085, node, service(31999))).toBe('wrong-port')
    expect(causeOf(8085, node.replace('->8085', '->31999'), service(31999))).not.toBe('wrong-port')
    expect(causeOf(8085, node.replace('kindest/node:v1.31.0', 'acme/shop:1'), service(31999))).not.toBe('wrong-port')
  })

  it('who asks from within a cluster has not dialled from the Internet', () => {
    const within =
      '$ kubectl exec shop-0 -- nc -vz -w 3 10.30.5.5 5432\nnc: 10.30.5.5 (10.30.5.5:5432): Operation timed out'
    expect(causeOf(5432, within)).toBe('unknown')
    expect(causeOf(5432, within.replace('kubectl exec shop-0 -- ', ''))).toBe('no-public-address')
  })

  it('a row alone, by a word that no other list has', () => {
    expect(causeOf(8085, 'shop-0   0/1   CrashLoopBackOff   6   9m', refused(8085))).toBe('not-listening')
    expect(causeOf(8085, 'shop-0   1/1   Running   6   9m', refused(8085))).toBe('unknown')
  })
})

describe('ports of the host itself', () => {
  it('where people log in, a container that has the number within is not meant', () => {
    const list =
      'CONTAINER ID   IMAGE       COMMAND    CREATED       STATUS       PORTS              NAMES\n0a1a2a3a4a5a   acme/git    "/entry"   2 hours ago   Up 2 hours   22/tcp, 3000/tcp   git'
    expect(causeOf(22, list, 'ssh: connect to host 203.0.113.31 port 22: Connection timed out')).toBe('unknown')
    expect(causeOf(3000, list)).toBe('not-listening')
  })

  it('a ban in a chain that all ports lead to, whatever its jail is called', () => {
    const rules = (jump: string) =>
      `Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination\n\nChain DOCKER-USER (1 references)\ntarget     prot opt source               destination\n${jump}\nRETURN     all  --  0.0.0.0/0            0.0.0.0/0\n\nChain f2b-vault (1 references)\ntarget     prot opt source               destination\nREJECT     all  --  198.51.100.7         0.0.0.0/0            reject-with icmp-port-unreachable\nRETURN     all  --  0.0.0.0/0            0.0.0.0/0`
    expect(causeOf(443, rules('f2b-vault  tcp  --  0.0.0.0/0            0.0.0.0/0'))).toBe('host-firewall')
    const other = 'f2b-vault  tcp  --  0.0.0.0/0            0.0.0.0/0            multiport dports 8443'
    expect(causeOf(443, rules(other))).toBe('unknown')
    expect(
      causeOf(443, rules('f2b-vault  tcp  --  0.0.0.0/0            0.0.0.0/0').replace('198.51.100.7', '198.51.100.8')),
    ).toBe('unknown')
  })
})
