import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (...evidence: string[]) => ask('tcp/443 from 198.51.100.7', ...evidence).cause
const json = (value: unknown) => JSON.stringify(value, null, 2)

describe('machines that do not run', () => {
  it.each([
    [
      'Azure',
      json({ statuses: [{ code: 'ProvisioningState/succeeded' }, { code: 'PowerState/stopped', level: 'Info' }] }),
    ],
    [
      'Azure, rows',
      '$ az vm get-instance-view -g lab -n web -o table\nCode                    Level    DisplayStatus\n----------------------  -------  -------------\nPowerState/deallocated  Info     VM deallocated',
    ],
    [
      'AWS',
      json({ InstanceId: 'i-0123456789abcdef0', InstanceType: 't3.small', State: { Code: 80, Name: 'stopped' } }),
    ],
    [
      'AWS, a row',
      "$ aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,State.Name]' --output text\ni-0123456789abcdef0\tstopped",
    ],
    [
      'Google',
      'NAME   ZONE            MACHINE_TYPE  PREEMPTIBLE  INTERNAL_IP  EXTERNAL_IP  STATUS\nshop   europe-west3-a  e2-micro      true         10.156.0.3                TERMINATED',
    ],
    ['Tencent', json({ InstanceSet: [{ InstanceId: 'ins-ab', InstanceType: 'S5.SMALL1', InstanceState: 'STOPPED' }] })],
    [
      'Oracle',
      json({ data: { 'display-name': 'web', shape: 'VM.Standard.E2.1.Micro', 'lifecycle-state': 'STOPPED' } }),
    ],
    [
      'OpenStack',
      '| ID | Name | Status | Networks | Image | Flavor |\n|----|------|--------|----------|-------|--------|\n| 7f | web | SHUTOFF | ext=203.0.113.9 | debian-12 | s1-2 |',
    ],
    [
      'DigitalOcean',
      'ID         Name    Public IPv4     Private IPv4    Public IPv6    Memory    VCPUs    Disk    Region    Image      Status\n31200      web     203.0.113.30    10.114.0.2                     1024      1        25      fra1      Debian     off',
    ],
    [
      'Vultr',
      'ID\t\tIP\t\tLABEL\tOS\t\tSTATUS\tREGION\tCPU\tRAM\ncb67\t\t203.0.113.9\tweb\tDebian 12 x64\tstopped\tfra\t1\t1024',
    ],
    ['Hetzner', '$ hcloud server describe web\nID:\t\t4412345\nName:\t\tweb\nStatus:\t\toff'],
    ['libvirt', '$ virsh list --all\n Id   Name     State\n-------------------------\n -    web      shut off'],
    [
      'Proxmox',
      '      VMID NAME                 STATUS     MEM(MB)    BOOTDISK(GB) PID\n       101 web                  stopped    2048              32.00 0',
    ],
  ])('%s', (_, paste) => {
    expect(causeOf(paste)).toBe('instance-stopped')
  })

  it('nor another one that is stopped beside it, what was started, or another thing that is off', () => {
    const list = (one: string) =>
      `Name    ResourceGroup    PowerState    PublicIps     Location\n------  ---------------  ------------  ------------  ----------\nweb     LAB              VM ${one}    203.0.113.40  westeurope\nold     LAB              VM deallocated                westeurope`
    expect(causeOf(list('running'))).toBe('unknown')
    expect(causeOf(list('deallocated'))).toBe('instance-stopped')
    const silent = (address: string) =>
      `curl: (28) Failed to connect to ${address} port 443 after 130001 ms: Connection timed out`
    expect(causeOf(list('stopped'), silent('203.0.113.40'))).toBe('instance-stopped')
    expect(causeOf(list('stopped'), silent('203.0.113.41'))).toBe('unknown')
    const started = {
      StartingInstances: [
        { CurrentState: { Name: 'pending' }, InstanceId: 'i-0a', PreviousState: { Name: 'stopped' } },
      ],
    }
    expect(causeOf(json(started))).toBe('unknown')
    expect(causeOf(json({ name: 'backup', schedule: 'daily', status: 'off' }))).toBe('unknown')
    expect(
      causeOf(list('deallocated'), 'curl: (7) Failed to connect to 203.0.113.40 port 443: Connection refused'),
    ).toBe('unknown')
  })
})

describe('machines without a public address', () => {
  const one = (more: object) =>
    json({ InstanceId: 'i-0a', State: { Name: 'running' }, PrivateIpAddress: '10.0.3.4', ...more })
  it('where the field for it is empty', () => {
    expect(causeOf(one({ PublicIpAddress: '' }))).toBe('no-public-address')
    expect(causeOf(json({ State: 'running', Priv: '10.0.3.4', Pub: null }))).toBe('no-public-address')
    const listed = (open: string[]) =>
      json([{ virtualMachine: { name: 'vm', network: { privateIpAddresses: ['10.0.0.4'], publicIpAddresses: open } } }])
    expect(causeOf(listed([]))).toBe('no-public-address')
    expect(causeOf(listed(['203.0.113.4']))).toBe('unknown')
    expect(causeOf(one({ PublicIpAddress: '203.0.113.4' }))).toBe('unknown')
  })
  it('unless something may stand before it, or somebody within asks', () => {
    expect(causeOf(one({ PublicIpAddress: '' }), 'it is behind an ALB')).toBe('unknown')
    expect(ask('tcp/443 from 10.0.3.9', one({ PublicIpAddress: '' })).cause).toBe('unknown')
    expect(
      causeOf(
        one({ PublicIpAddress: '' }),
        'curl: (28) Failed to connect to 203.0.113.9 port 443: Connection timed out',
      ),
    ).toBe('unknown')
  })
})
