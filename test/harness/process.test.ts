import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

function harness(lines: readonly string[]): { id: unknown; [field: string]: unknown }[] {
  const run = spawnSync('npm', ['run', '-s', 'harness'], { input: `${lines.join('\n')}\n`, encoding: 'utf8' })
  expect(run.status).toBe(0)
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('the harness', () => {
  it('answers each line in order and survives what is no request', () => {
    const answers = harness([
      '{"id":1,"op":"cidr.range","block":"10.0.0.0/8"}',
      'this is no JSON',
      '{"id":{"a":1},"op":"cidr.cover","first":"192.168.0.0","last":"192.168.31.255"}',
      '{"id":"x","op":"constructor"}',
      '[]',
      '{"id":5,"op":"cidr.range","block":"010.0.0.1"}',
      '{"id":6,"op":"cidr.relation","a":"10.0.0.0/8","b":"10.1.0.0/16"}',
      '{"id":7,"op":"rules.decide","documents":[],"packet":{}}',
      JSON.stringify({
        id: 'r',
        op: 'rules.redundant',
        documents: [
          JSON.parse(readFileSync('test/fixtures/samples/02-port-80-blocked-by-drop.sdk-response.json', 'utf8')),
        ],
      }),
      '{"id":8,"op":"ask","q":"port 80 unreachable","lang":"en"}',
      '{"id":9,"op":"rules.redundant","documents":[[{"body":{"SecurityGroupId":"sg-1","VpcId":"v","Permissions":[{"Direction":"in"}]}}]]}',
    ])
    expect(answers[0]).toEqual({
      id: 1,
      first: '10.0.0.0',
      last: '10.255.255.255',
      prefix: 8,
      mask: '255.0.0.0',
      count: '16777216',
      network: '10.0.0.0/8',
      family: 4,
    })
    expect(answers[1]).toMatchObject({ id: null, error: { code: 'bad-json' } })
    expect(answers[2]).toEqual({ id: { a: 1 }, blocks: ['192.168.0.0/19'] })
    expect(answers[3]).toMatchObject({ id: 'x', error: { code: 'unknown-op', at: 'op' } })
    expect(answers[4]).toMatchObject({ id: null, error: { code: 'bad-request' } })
    expect(answers[5]).toMatchObject({ id: 5, error: { code: 'leading-zero', at: 'block, column 1' } })
    expect(answers[6]).toEqual({ id: 6, relation: 'contains' })
    expect(answers[7]).toMatchObject({ id: 7, error: { code: 'no-group', at: 'documents' } })
    expect(answers[8]).toMatchObject({ id: 'r', rules: expect.any(Array) })
    expect(answers[9]).toMatchObject({
      id: 8,
      answered: true,
      hits: [{ slug: 'port-80-unreachable' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    })
    expect(answers[10]).toMatchObject({
      id: 9,
      error: { code: 'direction', at: 'documents[0][0].body.Permissions[0].Direction' },
    })
  })

  it('answers blank lines, marks, carriage returns and depths, and goes on', () => {
    const answers = harness([
      '',
      '   ',
      '\ufeff{"id":1,"op":"cidr.range","block":"10.0.0.0/8"}',
      '{"id":2,\r"op":"cidr.relation","a":"10.0.0.0/8","b":"10.0.0.0/8"}',
      `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)},"op":"ask"}`,
      '{"id":3,"op":"cidr.relation","a":"10.0.0.0/8","b":"11.0.0.0/8"}\r',
    ])
    expect(answers.map(({ id, error }) => [id, error && Object(error).code])).toEqual([
      [null, 'bad-json'],
      [null, 'bad-json'],
      [1, undefined],
      [2, undefined],
      [null, 'deep-id'],
      [3, undefined],
    ])
  })

  it('ends quietly when nobody reads its answers', () => {
    const command =
      'yes \'{"id":1,"op":"cidr.range","block":"10.0.0.0/8"}\' | head -5000 | npm run -s harness | head -1'
    const run = spawnSync('bash', ['-c', `set -o pipefail; ${command}; echo "status \${PIPESTATUS[2]}"`], {
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    expect(run.stdout.trim().split('\n').at(-1)).toBe('status 0')
  })
})
