import { describe, expect, it } from 'vitest'
import { readFlowLog } from '@/lib/reachability'
import { textOf } from '@/lib/reachability/model/host-address'
import { ask, stateOf } from './ask'

/** Entries in the order of https://www.alibabacloud.com/help/en/sls/vpc, in each way that they are saved or copied. */
const values = {
  version: '1',
  'vswitch-id': 'vsw-1',
  'vm-id': 'i-1',
  'vpc-id': 'vpc-1',
  'account-id': '1234567890123456',
  'eni-id': 'eni-bp1a',
  srcaddr: '198.51.100.7',
  srcport: '52344',
  dstaddr: '172.16.0.12',
  dstport: '8080',
  protocol: '6',
  direction: 'in',
  packets: '3',
  bytes: '180',
  start: '1764300000',
  end: '1764300060',
  'log-status': 'OK',
  action: 'REJECT',
}
const names = Object.keys(values)
const cells = Object.values(values)

const ways: Readonly<Record<string, string>> = {
  'as JSON on one line': JSON.stringify({ __topic__: 'flow_log', ...values }),
  'as JSON over several lines': JSON.stringify(values, null, 2),
  'fields by name, one a line': names.map((name, index) => `${name} :${cells[index]}`).join('\n'),
  'fields by name, on one line': names.map((name, index) => `${name}=${cells[index]}`).join(' '),
  'a table with commas': `${names.join(',')}\n${cells.join(',')}`,
  'a table with commas, in quotes': `${names.map((name) => `"${name}"`).join(',')}\n${cells.map((cell) => `"${cell}"`).join(',')}`,
  'a table with tabs': `${names.join('\t')}\n${cells.join('\t')}`,
  'values in their order': cells.join(' '),
  'names as Log Analytics writes them': JSON.stringify(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replaceAll('-', ''), value])),
  ),
}

describe('an entry of a flow log is plain data', () => {
  it.each(Object.entries(ways))('%s', (_, text) => {
    const [record, another] = readFlowLog(`a word before it\n${text}\nand one after it`)
    expect(another).toBeUndefined()
    expect(record).toMatchObject({
      action: 'reject',
      direction: 'ingress',
      protocol: 6,
      sourcePort: 52344,
      port: 8080,
      networkInterface: 'eni-bp1a',
    })
    expect([record?.source, record?.destination].map((address) => address && textOf(address))).toEqual([
      '198.51.100.7',
      '172.16.0.12',
    ])
    expect(structuredClone(record)).toEqual(record)
  })

  it('says where it stands', () => {
    const [first, second] = readFlowLog(`x\n${ways['as JSON over several lines']}\n${ways['values in their order']}`)
    expect([first?.place, second?.place]).toEqual([
      { from: 8, to: 20 },
      { from: 22, to: 22 },
    ])
  })

  it('other protocols have their number; what is no entry is none', () => {
    const gre = JSON.stringify({ ...values, protocol: '47', srcport: '-', dstport: '-' })
    expect(readFlowLog(gre)).toMatchObject([{ protocol: 47, sourcePort: null, port: null }])
    expect(readFlowLog(JSON.stringify({ ...values, protocol: '256' }))).toEqual([])
    expect(readFlowLog(JSON.stringify({ ...values, action: '-', 'log-status': 'NODATA' }))).toEqual([])
    expect(readFlowLog('ACCEPT tcp -- 10.0.0.1 10.0.0.2 tcp dpt:80')).toEqual([])
  })
})

describe('and tells the diagnosis what the network did', () => {
  it.each(Object.entries(ways))('%s', (_, text) => {
    const rejected = ask('tcp/8080 from 198.51.100.7', text)
    expect(rejected.understood.flatMap(({ as }) => as)).toContain('flow-log')
    expect(rejected.layers.find(({ layer }) => layer === 'security-group')?.because?.code).toBe('flow-rejected')
    const accepted = ask('tcp/8080 from 198.51.100.7', text.replace('REJECT', 'ACCEPT'))
    expect(stateOf(accepted, 'security-group')).toBe('pass')
  })
})
