import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Diagnosis, LayerName } from '@/lib/reachability'
import { ask, group } from './ask'

const placeOf = ({ layers }: Diagnosis, name: LayerName) => layers.find(({ layer }) => layer === name)?.because?.place

describe('a reason stands where the reader pasted it', () => {
  it('a row of a listing, with the lines around it', () => {
    const listing = [
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port',
      'LISTEN 0      128          0.0.0.0:22         0.0.0.0:*',
      'LISTEN 0      511        127.0.0.1:80         0.0.0.0:*  ',
      'LISTEN 0      100        127.0.0.1:25         0.0.0.0:*',
    ]
    const found = ask('tcp/80 from 198.51.100.7', 'first piece', `a sentence\n\n${listing.join('\n')}\n`)
    expect(placeOf(found, 'listening-socket')).toEqual({
      piece: 1,
      from: 5,
      to: 5,
      before: [listing[1]],
      lines: [listing[2]],
      after: [listing[3]],
    })
  })

  it('a rule of a group, as its document writes it: whatever it leaves out and however it is laid out', () => {
    const text = group(
      { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' },
      { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Policy: 'Drop', Priority: '7' },
    )
    const found = ask('tcp/80 from 198.51.100.7', `mine:\n${text}`)
    const place = placeOf(found, 'security-group')
    expect(place?.lines.join('\n')).toContain('"Priority": "7"')
    expect(place?.lines[0]?.trim()).toBe('{')
    expect(place?.lines.at(-1)?.trim()).toBe('}')
    expect(`mine:\n${text}`.split('\n').slice((place?.from ?? 0) - 1, place?.to)).toEqual(place?.lines)
  })

  it('without ids of rules too', () => {
    const rule = { IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Policy: 'Drop', Priority: 1 }
    const other = { ...rule, PortRange: '22/22', Policy: 'Accept' }
    const text = JSON.stringify({ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', Permissions: { Permission: [other, rule] } })
    const found = ask('tcp/80 from 198.51.100.7', text.replace(',{', ',\n{'))
    expect(placeOf(found, 'security-group')).toMatchObject({ from: 2, to: 2 })
  })

  it('an entry of a network ACL, and a policy of Cloud Firewall', () => {
    const acl = {
      NetworkAclAttribute: {
        IngressAclEntries: {
          IngressAclEntry: [
            { NetworkAclEntryName: 'a', Policy: 'accept', Protocol: 'tcp', Port: '22/22', SourceCidrIp: '0.0.0.0/0' },
            { NetworkAclEntryName: 'b', Policy: 'drop', Protocol: 'tcp', Port: '80/80', SourceCidrIp: '0.0.0.0/0' },
          ],
        },
      },
    }
    const policies = {
      Policys: [
        {
          Order: 1,
          AclAction: 'drop',
          Direction: 'in',
          Proto: 'TCP',
          DestPort: '80/80',
          Source: '0.0.0.0/0',
          Destination: '0.0.0.0/0',
        },
      ],
    }
    for (const [document, layer, mark] of [
      [acl, 'network-acl', '"b"'],
      [policies, 'edge', '"AclAction": "drop"'],
    ] as const) {
      const text = `here:\n${JSON.stringify(document, null, 2)}`
      const place = placeOf(ask('tcp/80 from 198.51.100.7', 'before', text), layer)
      expect(place?.piece).toBe(1)
      expect(text.split('\n').slice((place?.from ?? 0) - 1, place?.to)).toEqual(place?.lines)
      expect(place?.lines.join('\n')).toContain(mark)
    }
  })

  it('a document of an instance: its first lines', () => {
    const lines = [
      '{',
      '  "InstanceId": "i-1", "Status": "Stopped",',
      '  "PublicIpAddress": {"IpAddress": []},',
      '  "EipAddress": {"IpAddress": ""}',
      '}',
    ]
    const found = ask('tcp/80', lines.join('\n'))
    expect(placeOf(found, 'instance')).toMatchObject({ from: 1, to: 5, lines })
  })

  it('what is quoted is always there, however much stands around it', () => {
    const line = 'LISTEN 0 511 127.0.0.1:80 0.0.0.0:* users:(("nginx",pid=1,fd=6))'
    const noise = fc.array(fc.stringMatching(/^[a-z ]{0,40}$/), { maxLength: 30 })
    fc.assert(
      fc.property(noise, noise, (above, below) => {
        const piece = [...above, '$ ss -lntp', line, '$ ', ...below].join('\n')
        const place = placeOf(ask('tcp/80 from 198.51.100.7', piece), 'listening-socket')
        expect(piece.split('\n')[(place?.from ?? 0) - 1]).toBe(line)
      }),
    )
  })
})

describe('a layer of which nothing is known', () => {
  it('says which command would tell', () => {
    const { layers } = ask('tcp/80 from 198.51.100.7')
    const looks = layers.flatMap(({ layer, look }) => (look ? [layer] : []))
    expect(looks).toEqual([
      'public-address',
      'network-acl',
      'security-group',
      'instance',
      'host-firewall',
      'listening-socket',
      'application',
    ])
  })
})
