import { describe, expect, it } from 'vitest'
import { judged } from '../../scripts/lint/exceptions'
import { circles, forbiddenImports } from '../../scripts/lint/house'
import { readSources } from '../../scripts/lint/sources'

const sources = readSources(process.cwd())

/** What the check says of a file that is put among the others. */
function planted(path: string, text: string): string[] {
  return forbiddenImports(new Map([...sources, [path, text]])).map(
    (fault) => `${fault.path}:${fault.line} ${fault.message}`,
  )
}

describe('imports', () => {
  it('are what the house allows', () => {
    expect([...forbiddenImports(sources), ...circles(sources)]).toEqual([])
  })

  it.each([
    ['lib/cidr/hole.ts', "import { decide } from '../rules/decide'"],
    ['lib/cidr/hole.ts', "import { decide } from '@/lib/rules'"],
    ['lib/text/hole.ts', "import { hasPorts } from '../net'"],
    ['lib/net/hole.ts', "import { place } from '../text'"],
    ['lib/policy/hole.ts', "import { decide } from '../rules'"],
    ['lib/rules/hole.ts', "import { readAnswers } from '../../build/answers'"],
    ['lib/rules/hole.ts', "import { ja } from '../ask/language'"],
    ['lib/rules/hole.ts', "import { diagnose } from '@/lib/reachability'"],
    ['lib/rules/hole.ts', "import { readFileSync } from 'node:fs'"],
    ['lib/rules/hole.ts', "import { useState } from 'react'"],
    ['lib/rules/hole.ts', "import type { ReactNode } from 'react'"],
    ['lib/rules/hole.ts', "import { z } from 'zod'"],
    ['lib/rules/hole.ts', "export * from '../../components/select'"],
    ['lib/reachability/hole.ts', "import { scan } from '../cidr/scan'"],
    ['lib/reachability/hole.ts', "import { scan } from '@/lib/cidr/scan'"],
    ['lib/reachability/hole.ts', "import type { Scan } from '../cidr/scan'"],
    ['lib/reachability/hole.ts', "const scan = () => import('../cidr/scan')"],
    ['lib/reachability/hole.ts', "type Scan = typeof import('../cidr/scan')"],
    ['lib/reachability/hole.ts', "export { scan } from '../cidr/scan'"],
    ['lib/ask/hole.ts', "import { judge } from '@/lib/lesson'"],
    ['lib/lesson/hole.ts', "import { ask } from '@/lib/ask'"],
    ['lib/unknown/hole.ts', "import { parseBlock } from '@/lib/cidr'"],
    ['lib/cidr/hole.ts', "import { facts } from '@/content/facts'"],
    ['components/hole/hole.ts', "import { plane } from '../../lib/rules/space/plane'"],
    ['components/hole/hole.ts', "import { readAnswers } from '../../build/answers'"],
    ['components/hole/hole.ts', "import { readAnswers } from '@/build'"],
    ['components/hole/hole.ts', "import { report } from '@/lib/rules/read/report'"],
    ['components/hole/hole.ts', "import { readFileSync } from 'node:fs'"],
    ['components/hole/hole.ts', "import matter from 'gray-matter'"],
    ['components/hole/hole.ts', "import page from '@/pages/index'"],
    ['components/hole/hole.ts', "import { table } from '../rules/editor/rule-table'"],
    ['components/hole/hole.ts', "import { table } from '@/components/rules/editor/rule-table'"],
    ['components/hole/hole.ts', "import { RuleSimulator } from '@/components/rules/workbench/rule-simulator'"],
    ['components/hole/hole.ts', "const table = () => import('@/components/rules/editor/rule-table')"],
    ['components/hole/hole.ts', "new Worker(new URL('../rules/work/rules.worker.ts', import.meta.url))"],
    ['components/hole/hole.ts', "import '../rules/rules.module.css'"],
    ['components/select/hole.ts', "import { RuleEditor } from '@/components/rules'"],
    ['content/exercises/hole.ts', "import { readAnswers } from '../../build/answers'"],
    ['content/exercises/hole.ts', "import { decide } from '@/lib/rules'"],
    ['content/exercises/hole.ts', "import { z } from 'zod'"],
    ['content/exercises/hole.ts', "import { Select } from '@/components/select'"],
    ['build/hole.ts', "import { Select } from '@/components/select'"],
    ['build/hole.ts', "import { useState } from 'react'"],
    ['build/hole.ts', "import { decide } from '@/lib/rules/decide'"],
    ['pages/hole.tsx', "import { readFileSync } from 'node:fs'"],
    ['pages/hole.tsx', "import { answer } from '@/test/harness/answer'"],
    ['scripts/hole.ts', "import { Select } from '@/components/select'"],
    ['lib/rules/space/boxes/hole.ts', "import { walk } from '../walk/hole'"],
    ['lib/rules/space/walk/hole.ts', "import { search } from '../hole'"],
    ['lib/rules/space/attic/hole.ts', "import { walk } from '../walk/hole'"],
  ])('in %s rejects: %s', (path, text) => {
    expect(planted(path, `\n${text}\n`)).toEqual([expect.stringMatching(/^\S+:2 ./)])
  })

  it.each([
    ['lib/rules/hole.ts', "import { parseBlock } from '../cidr'"],
    ['lib/rules/hole.ts', "import { parseBlock } from '@/lib/cidr'"],
    ['lib/rules/hole.ts', "import { sentenceOf } from '@/lib/cidr/sentences'"],
    ['lib/lesson/hole.ts', "import { z } from 'zod'"],
    ['content/exercises/hole.ts', "import type { RuleSet } from '@/lib/rules'"],
    ['components/hole/hole.ts', "import { RuleEditor } from '@/components/rules'"],
    ['components/hole/hole.ts', "const part = () => import('@/components/rules/workbench/rule-simulator')"],
    ['pages/hole.tsx', "import { readAnswers } from '@/build'"],
    ['lib/rules/space/walk/hole.ts', "import { axis } from '../boxes/axis'"],
    ['lib/rules/space/hole.ts', "import { axis } from './boxes/axis'"],
    ['test/hole.ts', "import { axis } from '@/lib/rules/space/boxes/axis'"],
  ])('in %s allows: %s', (path, text) => {
    expect(planted(path, text)).toEqual([])
  })
})

describe('circles', () => {
  it('are found, those of types too, each once', () => {
    const found = circles(
      new Map([
        ['lib/a.ts', "import './b'"],
        ['lib/b.ts', "import type { C } from './c'"],
        ['lib/c.ts', "export * from './a'\nimport './d'"],
        ['lib/d.ts', "import './e'"],
        ['lib/e.ts', ''],
        ['lib/self.ts', "import './self'"],
      ]),
    )
    expect(found.map(({ key }) => key)).toEqual(['circle lib/a.ts → lib/b.ts → lib/c.ts', 'circle lib/self.ts'])
  })
})

describe('an exception', () => {
  it('is let pass while there is such a fault, and has to leave the list when it is mended', () => {
    const fault = (key: string) => ({ path: 'a.ts', line: 1, key, message: '' })
    const exceptions = new Map([
      ['old', 'why'],
      ['mended', 'why'],
    ])
    expect(judged([fault('old'), fault('new')], exceptions)).toEqual({ fresh: [fault('new')], stale: ['mended'] })
  })
})
