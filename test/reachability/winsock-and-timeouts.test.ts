import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'
import { ask } from './ask'

const inUse = [
  'Only one usage of each socket address (protocol/network address/port) is normally permitted',
  '通常每个套接字地址(协议/网络地址/端口)只允许使用一次。',
  '一次只能用一個通訊端位址 (通訊協定/網路位址/連接埠)。',
  '通常、各ソケット アドレスに対してプロトコル、ネットワーク アドレス、またはポートのどれか 1 つのみを使用できます。',
]
const forbidden = [
  'An attempt was made to access a socket in a way forbidden by its access permissions',
  '以一种访问权限不允许的方式做了一个访问套接字的尝试。',
  '嘗試存取通訊端被拒絕，因為存取權限不足。',
  'アクセス許可で禁じられた方法でソケットにアクセスしようとしました。',
]
const client = 'from 198.51.100.7'
const whyOf = (text: string) => gather([text]).programs.find(({ what }) => what === 'bind-failed')?.why

describe('a program of Windows that could not take its port', () => {
  it.each([
    ...inUse.map((words) => [words, 'in-use', 10048] as const),
    ...forbidden.map((words) => [words, 'permission', 10013] as const),
  ])('%s', (words, why, code) => {
    for (const text of [
      `OSError: [WinError ${code}] ${words}`,
      `C:\\srv>python serve.py\nTraceback (most recent call last):\n  File "C:\\py\\Lib\\socketserver.py", line 472, in server_bind\n    self.socket.bind(self.server_address)\nPermissionError: [WinError ${code}] ${words}`,
      `ERROR:    [WinError ${code}] ${words}`,
      `System.Net.Sockets.SocketException (${code}): ${words}\n   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot, SocketAddress socketAddress)`,
      // Without the number, and the number without known words.
      `listen tcp 0.0.0.0:8000: bind: ${words}`,
      `OSError: [WinError ${code}] Besetzt oder verboten`,
    ]) {
      expect(whyOf(text), text).toBe(why)
      expect(ask(`tcp/8000 ${client}`, text).cause, text).toBe('not-listening')
    }
  })

  it('a client that has no port left to ask from, or is not let out, is no server that lacks one', () => {
    for (const [code, words] of [
      [10048, inUse[0]],
      [10013, forbidden[0]],
    ])
      for (const text of [
        `dial tcp 203.0.113.9:8000: connectex: ${words}.`,
        `requests.exceptions.ConnectionError: HTTPConnectionPool(host='203.0.113.9', port=8000): Max retries exceeded with url: / (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x1f>: Failed to establish a new connection: [WinError ${code}] ${words}'))`,
        `aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host 203.0.113.9:8000 ssl:default [${words}]`,
      ]) {
        expect(whyOf(text), text).toBeUndefined()
        expect(ask(`tcp/8000 ${client}`, text).cause, text).toBe('unknown')
      }
  })

  it('other numbers are other things', () => {
    for (const text of [
      'OSError: [WinError 10038] An operation was attempted on something that is not a socket',
      'FileNotFoundError: [WinError 2] The system cannot find the file specified',
    ])
      expect(whyOf(text), text).toBeUndefined()
  })
})

describe('how long something is kept is no wait of a client', () => {
  it.each([
    '# ipset list\nName: block\nType: hash:ip\nRevision: 6\nHeader: family inet hashsize 1024 maxelem 65536 timeout 600\nSize in memory: 240\nReferences: 1\nNumber of entries: 1\nMembers:\n198.51.100.7 timeout 500',
    '198.51.100.7 timeout 500',
    '198.51.100.7,tcp:22 timeout 12 packets 4 bytes 240 comment "from the log"',
    '2001:db8::7 timeout 86399',
    'create block hash:net family inet hashsize 1024 maxelem 65536 timeout 3600',
    'add block 198.51.100.0/24 timeout 3599',
    '# nft list set inet f2b-table addr-set-sshd\n\t\telements = { 198.51.100.7 timeout 10m expires 9m58s,\n\t\t\t     198.51.100.8 timeout 10m expires 3m2s }',
    '\tset meter { type ipv4_addr; flags dynamic,timeout; timeout 1h; }',
    '    timeout connect 5s',
    '    timeout client  50000',
  ])('%s', (text) => {
    const { attempts } = gather([text])
    expect(attempts).toEqual([])
    expect(ask(`tcp/22 ${client}`, text).met).toBeNull()
  })

  it.each([
    'ssh 203.0.113.9: timeout',
    '203.0.113.9:22 timeout',
    'connect 203.0.113.9:22 timeout',
    'dial 203.0.113.9 timeout',
  ])('but this is: %s', (text) => expect(gather([text]).attempts.map(({ outcome }) => outcome)).toEqual(['timeout']))
})
