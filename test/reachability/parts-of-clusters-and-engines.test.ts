import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('the inspection of a container says whether it runs (docker inspect)', () => {
  const inspection = (status: string, code: number) =>
    `[\n    {\n        "State": {\n            "Status": "${status}",\n            "Running": false,\n            "ExitCode": ${code}\n        },\n        "Image": "sha256:5d0d",\n        "Name": "/relay",\n        "Config": {\n            "Image": "demo/relay:2"\n        }\n    }\n]`

  it.each([
    ['exited', 1, 'not-listening'],
    ['restarting', 3, 'not-listening'],
    ['exited', 0, 'unknown'],
    ['running', 0, 'unknown'],
  ])('%s with code %i', (status, code, cause) => {
    expect(causeOf('tcp/7100', inspection(status, code))).toBe(cause)
  })
})

describe('an engine that did not start what was asked for', () => {
  it.each([
    'Error: failed to start containers: relay',
    'docker: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Head "http://%2Fvar%2Frun%2Fdocker.sock/_ping": dial unix /var/run/docker.sock: connect: permission denied.',
  ])('%s', (line) => {
    expect(causeOf('tcp/7100', `docker run -d -p 7100:80 demo/relay\n${line}`)).toBe('not-listening')
  })
})

describe('a pod that the kubelet restarts', () => {
  const probe = (port: number) =>
    `  Warning  Unhealthy  1s (x2 over 2s)  kubelet, node3  Readiness probe failed: Get http://10.233.7.8:${port}/ready: dial tcp 10.233.7.8:${port}: connect: connection refused`
  const backOff = '  Warning  BackOff    1s               kubelet, node3  Back-off restarting failed container'

  it('serves none of the ports that it is probed at', () => {
    expect(causeOf('tcp/8022', `${probe(8022)}\n${backOff}`)).toBe('not-listening')
    expect(causeOf('tcp/3306', `${probe(8022)}\n${backOff}`)).toBe('unknown')
    expect(causeOf('tcp/8022', probe(8022))).toBe('unknown')
  })
})

describe('an address within, at which somebody was cut off', () => {
  it('has a way to it', () => {
    const cut =
      'root@node1:~# curl -v http://10.10.10.77:8090\n* Connected to 10.10.10.77 (10.10.10.77) port 8090 (#0)\n* Recv failure: Connection reset by peer\ncurl: (56) Recv failure: Connection reset by peer'
    expect(causeOf('tcp/8090 from 198.51.100.7', cut)).toBe('unknown')
    const silent = 'curl: (28) Failed to connect to 10.10.10.77 port 8090 after 9000 ms: Timeout was reached'
    expect(causeOf('tcp/8090 from 198.51.100.7', silent)).toBe('no-public-address')
  })
})
