import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const target = 'tcp/80 from 198.51.100.7'
const uses = (name: string, at: string) => `* Uses proxy env variable ${name} == '${at}'`

describe('what a proxy of the client says is not said by the server', () => {
  it.each([
    [
      'curl, by a variable',
      `$ curl -v http://203.0.113.71/\n${uses('http_proxy', 'http://192.168.20.4:3128')}\n*   Trying 192.168.20.4:3128...\n* Connected to 192.168.20.4 (192.168.20.4) port 3128\n> GET http://203.0.113.71/ HTTP/1.1\n> Proxy-Connection: Keep-Alive\n< HTTP/1.1 503 Service Unavailable`,
    ],
    [
      'curl, to one at loopback',
      `$ curl -v http://203.0.113.71/\n${uses('http_proxy', 'http://127.0.0.1:8889')}\n*   Trying 127.0.0.1:8889...\n* connect to 127.0.0.1 port 8889 failed: Connection refused\ncurl: (7) Failed to connect to 127.0.0.1 port 8889 after 0 ms: Connection refused`,
    ],
    ['curl, by an option', '$ curl -sI -x http://127.0.0.1:8889 http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway'],
    [
      'curl, by a variable before it',
      '$ http_proxy=http://10.9.0.3:3128 curl -I http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway',
    ],
    [
      'curl, beside the environment',
      '$ env | grep -i _proxy\nHTTP_PROXY=http://127.0.0.1:8889\n$ curl -I http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway',
    ],
    [
      'curl, where one was exported',
      '$ export http_proxy=http://10.9.0.3:3128\n$ curl -I http://203.0.113.71/\nHTTP/1.1 503 Service Unavailable',
    ],
    [
      'wget',
      '$ wget http://203.0.113.71/\nConnecting to 127.0.0.1:8889... connected.\nProxy request sent, awaiting response... 502 Bad Gateway',
    ],
    [
      'wget in Japanese',
      '$ wget http://203.0.113.71/\n10.9.0.3:3128 に接続しています... 接続しました。\nProxy による接続要求を送信しました、応答を待っています... 503 Service Unavailable',
    ],
    [
      'wget in Chinese',
      '$ wget http://203.0.113.71/\n正在连接 127.0.0.1:8889... 已连接。\n已发出 Proxy 请求，正在等待回应... 502 Bad Gateway',
    ],
    [
      'Python',
      "urllib3.exceptions.ProxyError: ('Unable to connect to proxy', OSError('Tunnel connection failed: 503 Service Unavailable'))",
    ],
  ])('%s', (_, text) => {
    const found = ask(target, text)
    expect(found.cause).toBe('unknown')
    expect(found.next?.command).toMatch(/^curl -v --noproxy '\*' /)
  })

  it.each([
    ['a sentence', 'I get 502 Bad Gateway, but only while HTTP_PROXY=http://127.0.0.1:8889 is set here.'],
    ['a sentence in Japanese', 'http_proxy=http://127.0.0.1:8889 を設定しているときだけ 502 Bad Gateway になります。'],
    ['a sentence in Chinese', '开着系统代理访问就是 502 Bad Gateway，关掉就一直转圈。'],
  ])('%s', (_, text) => {
    expect(ask(target, text).cause).toBe('unknown')
  })

  it.each([
    [
      'nc for ssh',
      '$ ssh ops@203.0.113.71\nnc: Proxy error: "HTTP/1.1 503 Service Unavailable"\nkex_exchange_identification: Connection closed by remote host',
    ],
    [
      'ncat for ssh',
      '$ ssh ops@203.0.113.71\nNcat: Proxy returned status code 502.\nkex_exchange_identification: Connection closed by remote host',
    ],
  ])('%s', (_, text) => {
    expect(ask('tcp/22 from 198.51.100.7', text).cause).toBe('unknown')
  })

  it.each([
    [
      'a try that goes past it',
      `$ curl -v http://203.0.113.71/\n${uses('http_proxy', 'http://127.0.0.1:8889')}\n* Connected to 127.0.0.1 (127.0.0.1) port 8889\n< HTTP/1.1 503 Service Unavailable\n$ curl -I --noproxy '*' http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway`,
    ],
    [
      'what is named to go past it',
      `$ curl -v http://203.0.113.71/\n${uses('no_proxy', 'localhost,203.0.113.71')}\n*   Trying 203.0.113.71:80...\n* Connected to 203.0.113.71 (203.0.113.71) port 80\n< HTTP/1.1 502 Bad Gateway`,
    ],
    [
      'where it was taken away',
      '$ unset http_proxy https_proxy\n$ curl -I http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway',
    ],
    [
      'a reverse proxy of the server',
      'nginx is a reverse proxy on the server.\n$ curl -I http://203.0.113.71/\nHTTP/1.1 502 Bad Gateway',
    ],
  ])('the server itself answers: %s', (_, text) => {
    expect(ask(target, text).cause).toBe('service-error')
  })
})
