import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operationNames } from '../harness/answer'

const readme = readFileSync('README.md', 'utf8')
const contributing = readFileSync('CONTRIBUTING.md', 'utf8')

describe('the documents of the project', () => {
  it('README types no count of answers or lessons, which would be wrong with the next one', () => {
    expect(readme).toMatch(/\banswers\b.*\blessons\b/)
    expect(readme).not.toMatch(/\d+ (?:answers|lessons)/)
  })

  it('CONTRIBUTING tells every command', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    const told = (name: string) => new RegExp(`\`npm (run (-s )?)?${name}\``).test(contributing)
    expect(Object.keys(scripts).filter((name) => !told(name))).toEqual([])
  })

  it('CONTRIBUTING describes every part that a document may use', () => {
    const vocabulary = readFileSync('components/mdx.tsx', 'utf8').split('export const vocabulary')[1] ?? ''
    const parts = [...vocabulary.matchAll(/^ {2}([A-Z]\w+)[:,]/gm)].flatMap((match) => match[1] ?? [])
    expect(parts.length).toBeGreaterThan(15)
    expect(parts.filter((name) => !new RegExp(`^\\|.*\`<${name}[ >]`, 'm').test(contributing))).toEqual([])
  })

  it('CONTRIBUTING names every operation of the harness', () => {
    expect(operationNames.filter((name) => !contributing.includes(`\`${name}\``))).toEqual([])
  })
})
