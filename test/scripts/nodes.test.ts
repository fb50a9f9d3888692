import { expect, it } from 'vitest'
import { versionsAskedFor } from '../../scripts/node-versions.mjs'

const engines = '^20.19.0 || ^22.12.0 || >=24.0.0'

it.each<readonly [given: string[], versions: string[], tests: string[]]>([
  [[], ['20.19.0', '22.12.0', '24.0.0', 'latest'], []],
  [['test/cidr'], ['20.19.0', '22.12.0', '24.0.0', 'latest'], ['test/cidr']],
  [['latest', 'test/cidr'], ['latest'], ['test/cidr']],
  [
    ['24.0.0', '26', 'test/cidr', 'test/net'],
    ['24.0.0', '26'],
    ['test/cidr', 'test/net'],
  ],
  // A file whose name is only partly a version, and an option, are vitest's.
  [
    ['test/latest.test.ts', '--bail=1', '4.test'],
    ['20.19.0', '22.12.0', '24.0.0', 'latest'],
    ['test/latest.test.ts', '--bail=1', '4.test'],
  ],
])('npm run nodes -- %j asks for %j, with %j for vitest', (given, versions, tests) => {
  expect(versionsAskedFor(given, engines)).toEqual({ versions, tests })
})
