import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The files that stand in a folder itself, and the same of each folder in it. */
function roomsUnder(folder: string): readonly (readonly [room: string, files: number])[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const own = entries.filter((entry) => entry.isFile()).length
  const inner = entries.filter((entry) => entry.isDirectory())
  return [[folder, own], ...inner.flatMap(({ name }) => roomsUnder(join(folder, name)))]
}

describe('code A12: what is large stands in rooms', () => {
  it.each(['lib/rules', 'lib/reachability', 'components/rules'])('%s', (folder) => {
    const rooms = roomsUnder(folder)
    expect(rooms.length).toBeGreaterThan(3)
    // More than these nobody takes in at a glance.
    expect(rooms.filter(([, files]) => files > 24)).toEqual([])
  })

  it('the rule tool has rooms for table, packet, verdict and map, and what all tools use is in none of them', () => {
    const names = readdirSync('components/rules')
    expect(names).toEqual(expect.arrayContaining(['workbench', 'editor', 'packet', 'verdict', 'map']))
    expect(readdirSync('components')).toEqual(expect.arrayContaining(['tabs', 'windowed-rows', 'worker']))
    const files = readdirSync('components/rules', { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /(?:^|\/)(?:tabs|windowed-rows)\./.test(file))).toEqual([])
  })
})
