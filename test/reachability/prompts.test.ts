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
