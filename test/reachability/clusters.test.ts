import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause

describe('Services of a cluster without pods', () => {
  it('kube-proxy keeps a rule for each, whichever back end writes it', () => {
    const rules = [
      '-A KUBE-SERVICES -d 10.43.12.80/32 -p tcp -m comment --comment "shop/cart:http has no endpoints" -m tcp --dport 9080 -j REJECT --reject-with icmp-port-unreachable',
      'REJECT     tcp  --  0.0.0.0/0            10.43.12.80          /* shop/cart:http has no endpoints */ tcp dpt:9080 reject-with icmp-port-unreachable',
      'elements = { 10.43.12.80 . tcp . 9080 comment "shop/cart:http" : goto reject-chain }',
      'TCP  10.43.0.1:443 rr\n  -> 10.0.0.4:6443            Masq    1      0          0\nTCP  10.43.12.80:9080 rr\nTCP  10.43.12.90:9090 rr\n  -> 10.42.0.8:9090           Masq    1      0          0',
    ]
    for (const rule of rules) {
      expect(causeOf('tcp/9080', rule), rule).toBe('not-listening')
      expect(causeOf('tcp/9090', rule), rule).toBe('unknown')
    }
  })

  it('one of many rules of a host is for a Service that nobody may ask about', () => {
    const rule = (port: number) =>
      `-A KUBE-SERVICES -d 10.43.12.81/32 -p tcp -m comment --comment "kube-system/admission has no endpoints" -m tcp --dport ${port} -j REJECT --reject-with icmp-port-unreachable`
    const others = Array.from({ length: 6 }, (_, index) => `-A KUBE-SVC-${index} -p tcp -j KUBE-SEP-${index}`)
    expect(causeOf('tcp/443', ['-P INPUT ACCEPT', rule(443), ...others].join('\n'))).toBe('unknown')
  })

  it('a deployment of which nothing is available, in the columns of new versions and of old ones', () => {
    const now = (ready: string) =>
      `NAME   READY   UP-TO-DATE   AVAILABLE   AGE\ncart   ${ready}     2            ${ready[0]}           4d`
    const then =
      'NAME      DESIRED   CURRENT   UP-TO-DATE   AVAILABLE   AGE\ncart      2         2         2            0           4d'
    expect(causeOf('tcp/9080', now('0/2'))).toBe('not-listening')
    expect(causeOf('tcp/9080', now('1/2'))).toBe('unknown')
    expect(causeOf('tcp/9080', now('0/0'))).toBe('unknown')
    expect(causeOf('tcp/9080', then)).toBe('not-listening')
  })

  it('what is asked of a cluster from a laptop is the answer of the cluster', () => {
    const service =
      'MacBook-Pro:ops kei$ kubectl describe service resolver -n net\nName:              resolver\nNamespace:         net\nType:              ClusterIP\nIP:                10.43.0.53\nPort:              dns  53/UDP\nEndpoints:         <none>\nSession Affinity:  None'
    expect(causeOf('udp/53', service)).toBe('not-listening')
    expect(causeOf('udp/53', service.replace('<none>', '10.42.0.9:53'))).toBe('unknown')
  })
})

describe('pods that do not run', () => {
  const head = 'NAME                               READY   STATUS             RESTARTS      AGE'
  const parts =
    'coredns-5d78c9869d-4xk2p           1/1     Running            0             90d\nkube-proxy-8hw4q                   1/1     Running            0             90d'
  const pod = (state: string, name = 'ledger-6c9f7b8d55-q2w8z') =>
    `${name}            0/1     ${state}   7 (2m ago)    15m`

  it('the only one beside the parts of the cluster', () => {
    expect(causeOf('tcp/8443', `${head}\n${parts}\n${pod('CrashLoopBackOff')}`)).toBe('not-listening')
    expect(causeOf('tcp/8443', `${head}\n${parts}\n${pod('Init:CrashLoopBackOff')}`)).toBe('not-listening')
    expect(causeOf('tcp/8443', `${head}\n${parts}\n${pod('Completed')}`)).toBe('unknown')
    // Another one runs, or one of its own.
    const other = pod('Running', 'portal-7d4b9c6f88-x1y2z').replace('0/1', '1/1')
    expect(causeOf('tcp/8443', `${head}\n${other}\n${pod('CrashLoopBackOff')}`)).toBe('unknown')
  })

  it('behind the one Service that is shown, whatever that is called', () => {
    const service =
      'NAME         TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)          AGE\nfront        NodePort   10.43.77.10    <none>        8080:31180/TCP   15m'
    expect(causeOf('tcp/31180', service, `${head}\n${pod('ImagePullBackOff')}`)).toBe('not-listening')
    expect(causeOf('tcp/31180', service, `${head}\n${pod('Running').replace('0/1', '1/1')}`)).toBe('unknown')
  })

  it('as events tell it, and who asks one for its log', () => {
    const events = [
      '4m21s       Warning   BackOff     pod/ledger-6c9f7b8d55-q2w8z   Back-off restarting failed container ledger in pod ledger-6c9f7b8d55-q2w8z_default(3b1c)',
      'Error from server (BadRequest): container "ledger" in pod "ledger-6c9f7b8d55-q2w8z" is waiting to start: trying and failing to pull image',
      '2m    Warning   FailedScheduling   pod/ledger-6c9f7b8d55-q2w8z   0/3 nodes are available: 3 Insufficient memory.',
    ]
    for (const line of events) expect(causeOf('tcp/8443', line), line).toBe('not-listening')
  })
})
