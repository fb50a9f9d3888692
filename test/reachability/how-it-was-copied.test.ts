import { describe, expect, it } from 'vitest'
import { pastedBlocks } from '@/lib/reachability/paste/blocks'
import { ask, stateOf } from './ask'

describe('whatever prompt a command was typed at, it tells where the try was made', () => {
  const failure = 'curl: (56) Recv failure: Connection reset by peer'
  const tried = (prompt: string, host: string) => `${prompt}curl http://${host}:8000/logs\n${failure}\n${prompt}`

  it.each([
    '$ ',
    '$',
    '#',
    '~ # ',
    '/app # ',
    '❯ ',
    'λ ',
    '$> ',
    '15:18 $ ',
    '[10:22:33] me@box:~$ ',
    '[2026-10-01 10:00:00] root@box:~# ',
    'examples % ',
    'me@Air project % ',
    'ubuntu $ ',
    '~/proj $ ',
    'me@box ~/src (master)$ ',
    'me@box:~/x (main %)$ ',
    '(venv) ➜  proj git:(main) ✗ ',
    '┌──(kali㉿kali)-[~]\n└─$ ',
    '~ ❯ ',
    'host1 ~ # ',
    'host1# ',
    'box> ',
    'PS /home/me> ',
    '(base) PS C:\\Users\\me> ',
    'C:\\>',
    'sh-4.2$ ',
  ])('%j', (prompt) => {
    // At loopback it says nothing of the way from elsewhere; at the public address it came all the way.
    expect(stateOf(ask('tcp/8000 from 198.51.100.7', tried(prompt, '127.0.0.1')), 'security-group')).toBe('unknown')
    expect(stateOf(ask('tcp/8000 from 198.51.100.7', tried(prompt, '203.0.113.9')), 'security-group')).toBe('pass')
  })

  it('reads no command in a sentence, in an arrow, in markup', () => {
    for (const line of [
      'We saved time, money and 20% curl http://127.0.0.1:8000/ says:',
      'first do this, then that -> curl http://127.0.0.1:8000/',
      '<b>curl http://127.0.0.1:8000/</b>',
      'x=$(curl http://127.0.0.1:8000/)',
    ])
      expect(pastedBlocks([line, failure], 0).map(({ command }) => command)).toEqual([null])
  })

  it('a command goes on behind the mark of the next line', () => {
    const run = (host: string) =>
      `10:00 $ docker run -d --name web \\\n>   --publish=${host}8000:80 \\\n>   nginx\n664111310c88bb3f010dd9f887507de4dc908f2bc8d81c61bc57debc8c3a2dba\n10:01 $ `
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8000: Connection refused'
    expect(ask('tcp/8000', run('127.0.0.1:'), refused).cause).toBe('loopback-only')
    expect(ask('tcp/8000', run(''), refused).cause).not.toBe('loopback-only')
  })
})

describe('a sentence that names the command stands for its prompt', () => {
  const said = (host: string) =>
    `On the machine I run curl http://${host}:9000 and get\n\ncurl: (56) Recv failure: Connection reset by peer\n`

  it('says where the try below it was made', () => {
    expect(stateOf(ask('tcp/9000', said('127.0.0.1')), 'security-group')).toBe('unknown')
    expect(stateOf(ask('tcp/9000', said('localhost')), 'security-group')).toBe('unknown')
    expect(stateOf(ask('tcp/9000', said('203.0.113.9')), 'security-group')).toBe('pass')
    const far = said('localhost').replace('\n\n', '\nnothing.\nSome days later,\nfrom the office:\n')
    expect(stateOf(ask('tcp/9000', far), 'security-group')).toBe('pass')
  })
})

describe('who sits at the server itself and tries its private address', () => {
  const local = '# telnet 127.0.0.1 1026\nTrying 127.0.0.1...\nConnected to 127.0.0.1.\n'
  const silent = 'curl http://172.30.75.76:1026\ncurl: (7) Failed connect to 172.30.75.76:1026; Connection timed out\n'

  it('is no client of the Internet that asks at an address which leads nowhere', () => {
    expect(ask('tcp/1026 from 198.51.100.7', `# ${silent}\n${local}`).cause).toBe('unknown')
    expect(ask('tcp/1026 from 198.51.100.7', `me@laptop:~$ ${silent}`).cause).toBe('no-public-address')
    expect(ask('tcp/1026 from 198.51.100.7', `me@laptop:~$ ${silent}`, `root@web:~${local}`).cause).toBe(
      'no-public-address',
    )
  })
})

describe('the table that Workerman prints once it has started', () => {
  // https://www.workerman.net/doc/workerman/
  const table = (host: string, state: string) =>
    `Workerman[start.php] start in DEBUG mode\n---- WORKERMAN ----\nworker  listen                     processes status\nnone    websocket://${host}:2345   4         [${state}]\n`

  it('names where it listens', () => {
    expect(ask('tcp/2345', table('127.0.0.1', 'OK')).cause).toBe('loopback-only')
    expect(stateOf(ask('tcp/2345', table('0.0.0.0', 'OK')), 'listening-socket')).toBe('pass')
    expect(ask('tcp/2345', table('127.0.0.1', 'FAIL')).cause).not.toBe('loopback-only')
  })
})

describe('an output that was copied from a page is the same output', () => {
  const listing =
    'Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \nACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:22\nDROP       tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:8080\n\nChain FORWARD (policy ACCEPT)\ntarget     prot opt source               destination         \n\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n'

  it('with an empty line behind each of its own', () => {
    expect(ask('tcp/8080', listing).cause).toBe('host-firewall')
    expect(ask('tcp/8080', listing.replaceAll('\n', '\n\n')).cause).toBe('host-firewall')
  })

  it('with a long dash for two hyphens, and a bent apostrophe', () => {
    expect(ask('tcp/8080', listing.replaceAll(' -- ', ' — ')).cause).toBe('host-firewall')
    expect(ask('tcp/8080', 'nc: can’t bind to 0.0.0.0:8080: Address already in use').cause).toBe(
      ask('tcp/8080', "nc: can't bind to 0.0.0.0:8080: Address already in use").cause,
    )
  })

  it('a row of ufw that ends within its action breaks off, whatever stands below', () => {
    const table = (row: string) =>
      `Status: active\nLogging: on (low)\nDefault: deny (incoming), allow (outgoing), disabled (routed)\nNew profiles: skip\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW IN    Anywhere\n${row}\n\nThat is all I can see.`
    expect(ask('tcp/80', table('443/tcp                    ALLO')).cause).toBe('unknown')
    expect(ask('tcp/80', table('443/tcp                    ALLOW IN    Anywhere')).cause).toBe('host-firewall')
  })

  it('with the service and a bar before each line, as docker compose prints it', () => {
    const vite = (network: string) =>
      ['  VITE v4.4.9  ready in 512 ms', '', '  ➜  Local:   http://localhost:5173/', `  ➜  Network: ${network}`]
        .map((line) => `web_1  | ${line}`)
        .join('\n')
    expect(ask('tcp/5173', vite('use --host to expose')).cause).toBe('loopback-only')
    expect(ask('tcp/5173', vite('http://172.18.0.3:5173/')).cause).toBe('unknown')
  })
})
