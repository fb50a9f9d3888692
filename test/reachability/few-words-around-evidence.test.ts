import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const client = 'from 198.51.100.7'

describe('one line that is quoted below what it comes from', () => {
  const line =
    "> https: error: SSLError: HTTPSConnectionPool(host='shop.example.com', port=80): Max retries exceeded with url: / (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:997)')))"
  it.each(['via cli:', 'with httpie：', ''])('is evidence: %s', (head) => {
    expect(causeOf(`tcp/80 ${client}`, `${head}\n${line}`)).toBe('service-error')
  })
})

describe('a container that a command calls by its id', () => {
  const line = (...cells: string[]) => `${cells.map((cell) => cell.padEnd(26)).join('')}\n`
  const row = (id: string, name: string, port: number) =>
    line(id, `example/${name}`, '"./start.sh"', '9 minutes ago', 'Up 9 minutes', `0.0.0.0:${port}->8080/tcp`, name)
  const head = line('CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES')
  const list = `# docker ps\n${head}${row('c1f0a98e7d21', 'shop', 3010)}${row('0b2c3d4e5f60', 'jobs', 3011)}`
  const log = (id: string) => `${list}# docker logs ${id}\nstart web server, port:8089\n`
  it.each(['c1f0a98e7d21', 'c1f0', 'shop'])('is the one of the list: docker logs %s', (id) => {
    expect(causeOf(`tcp/3010 ${client}`, log(id))).toBe('wrong-port')
  })

  it.each(['0b2c3d4e5f60', '0b2', 'jobs'])('and no other one: docker logs %s', (id) => {
    expect(causeOf(`tcp/3010 ${client}`, log(id))).toBe('unknown')
  })
})

describe('the page of a guard that names what it is', () => {
  it.each([
    ['<html><body><h1>Forbidden<br>Request was blocked by WAF.</h1></body></html>', 'waf'],
    ['Your request has been denied by the Web Application Firewall.', 'waf'],
    ['I think that my request was blocked by WAF', 'unknown'],
    ['Is it possible that the request was blocked by a WAF?', 'unknown'],
  ])('%s', (line, cause) => {
    expect(causeOf(`tcp/443 ${client}`, line)).toBe(cause)
  })
})
