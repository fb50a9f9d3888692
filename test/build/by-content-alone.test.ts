import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type AskModel, loadModel } from '@/lib/ask'
import { addressFigures } from '@/lib/ask/figures'

// A room of its own is generated and compiled.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const rooms: string[] = []
afterAll(() => {
  for (const room of rooms) rmSync(room, { recursive: true })
})

/** The project in a folder of its own, where files of `content/` may be changed. */
function newRoom(): string {
  const room = mkdtempSync(join(tmpdir(), 'sekisho-'))
  rooms.push(room)
  for (const name of ['build', 'components', 'content', 'lib', 'pages', 'package.json', 'tsconfig.json']) {
    cpSync(name, join(room, name), { recursive: true })
  }
  // Two voices of each language are enough to train by, and quicker than all.
  for (const locale of ['ja', 'en', 'zh']) {
    const voices = readdirSync(join(room, `content/asks/${locale}`)).filter((name) => name.endsWith('.txt'))
    for (const voice of voices.slice(2)) rmSync(join(room, `content/asks/${locale}`, voice))
  }
  // Next writes this one.
  writeFileSync(join(room, 'next-env.d.ts'), '/// <reference types="next" />\n')
  symlinkSync(join(process.cwd(), 'node_modules'), join(room, 'node_modules'))
  return room
}

function change(room: string, file: string, from: string, to: string): void {
  const path = join(room, file)
  const text = readFileSync(path, 'utf8')
  expect(text, `${file} holds ${from}`).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

function run(room: string, ...command: string[]): string {
  const [file = '', ...parameters] = command
  return execFileSync(join(room, 'node_modules/.bin', file), parameters, { cwd: room, encoding: 'utf8' })
}

describe('content files alone', () => {
  it('add an answer and a language: registry, question box and compiler take both', () => {
    const room = newRoom()
    change(room, 'content/topics.ts', "'icp-filing'] },", "'icp-filing', 'dummy-answer'] },")
    change(room, 'content/tasks.ts', "  'icp-filing': ", "  'dummy-answer': 'notices',\n  'icp-filing': ")
    for (const locale of ['ja', 'en', 'zh']) {
      const text = readFileSync(join(room, `content/${locale}/faq/icp-filing.mdx`), 'utf8')
      writeFileSync(
        join(room, `content/${locale}/faq/dummy-answer.mdx`),
        text.replace(/^title: .*$/m, 'title: "How is a zorblax polished?"'),
      )
      change(room, `content/asks/${locale}/cases.json`, '{', '{\n  "dummy-answer": "a zorblax is dull",')
      const ways = ['polish the zorblax', 'zorblax is dull', 'zorblax cloth', 'my zorblax', 'old zorblax, polish it']
      writeFileSync(join(room, `content/asks/${locale}/dummy.txt`), `# dummy-answer\n${ways.join('\n')}\n`)
    }
    change(
      room,
      'content/locales.ts',
      "  { tag: 'zh'",
      "  { tag: 'eo', name: 'Esperanto', format: 'eo' },\n  { tag: 'zh'",
    )
    for (const folder of ['', 'asks/']) {
      cpSync(join(room, `content/${folder}en`), join(room, `content/${folder}eo`), { recursive: true })
    }

    run(room, 'tsx', 'build/generate.ts')
    const registry = readFileSync(join(room, 'content/registry.generated.ts'), 'utf8')
    for (const locale of ['ja', 'en', 'zh', 'eo']) expect(registry).toContain(`'${locale}/dummy-answer': `)
    const model = JSON.parse(readFileSync(join(room, 'public/ask/eo.json'), 'utf8')) as AskModel
    expect(loadModel(model, addressFigures).ask('how do I polish a zorblax?').hits[0]?.slug).toBe('dummy-answer')
    expect(run(room, 'tsc', '--noEmit')).toBe('')
    // Without its task the compiler refuses it.
    change(room, 'content/tasks.ts', "  'dummy-answer': 'notices',\n", '')
    expect(() => run(room, 'tsc', '--noEmit')).toThrow('Command failed')
  })
})
