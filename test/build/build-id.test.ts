import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildId } from '../../build/build-id.mjs'

const above = mkdtempSync(join(tmpdir(), 'sekisho-id-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

/** A checkout of a few files, in a folder of its own. */
function checkout(name: string) {
  const root = join(above, name)
  for (const room of ['build', 'components/page', 'content', 'lib', 'pages', 'public']) {
    mkdirSync(join(root, room), { recursive: true })
    writeFileSync(join(root, room, 'a.ts'), room)
  }
  for (const file of ['mdx-components.tsx', 'next.config.mjs', 'package-lock.json', 'package.json', 'tsconfig.json']) {
    cpSync(file, join(root, file))
  }
  return root
}

describe('security F14: the name of a build', () => {
  const first = checkout('first')
  const id = buildId(first)

  it('is the same for the same files in another place', () => {
    expect(buildId(checkout('ほかの 場所'))).toBe(id)
    expect(id).toMatch(/^[0-9a-f]{20}$/)
  })

  it.each(['components/page/a.ts', 'public/a.ts', 'package-lock.json', 'content/new.mdx'])(
    'changes with %s',
    (path) => {
      const other = checkout(`changed ${path.replaceAll('/', ' ')}`)
      writeFileSync(join(other, path), 'changed')
      expect(buildId(other)).not.toBe(id)
    },
  )

  it('changes when a file is called otherwise', () => {
    const other = checkout('renamed')
    cpSync(join(other, 'lib', 'a.ts'), join(other, 'lib', 'b.ts'))
    rmSync(join(other, 'lib', 'a.ts'))
    expect(buildId(other)).not.toBe(id)
  })
})
