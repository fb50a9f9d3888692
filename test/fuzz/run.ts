import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { cpuTime } from '../cpu-time'
import type { Parser } from './parser'
import { textsLike } from './texts'

const corpus = new URL('./corpus/', import.meta.url)

/** The most of the processor's time that one text may take, in milliseconds: its seeds are a page long. */
const most = 5_000

/** Reads a text; throws where the parser breaks, or is far slower than such a text may make it. */
export function attempt({ read }: Parser, text: string) {
  const used = cpuTime()
  read(text)
  const time = used()
  if (time > most) throw new Error(`${text.length} characters take ${Math.round(time)} ms`)
}

/** Texts that broke a parser once, and are read again in every run of the tests. */
export function keptTexts({ name }: Parser): { readonly file: string; readonly text: string }[] {
  const folder = new URL(`${name}/`, corpus)
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))
}

/** Keeps a text that broke a parser; returns the name of its file. */
export function keep({ name }: Parser, text: string): string {
  const folder = new URL(`${name}/`, corpus)
  mkdirSync(folder, { recursive: true })
  const file = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.txt`
  writeFileSync(new URL(file, folder), text)
  return `${name}/${file}`
}

/**
 * Looks for a text that breaks a parser, and for the smallest one like it.
 *
 * @param seed of the random numbers: the same seed tries the same texts
 * @returns that text and what is wrong, or null
 */
export function search(parser: Parser, seed: number, numRuns: number): { text: string; why: string } | null {
  const property = fc.property(textsLike(parser.seeds), (text) => attempt(parser, text))
  const { failed, counterexample, errorInstance } = fc.check(property, {
    seed,
    numRuns,
    interruptAfterTimeLimit: 120_000,
  })
  const [text] = counterexample ?? []
  return failed && text !== undefined ? { text, why: String(errorInstance) } : null
}
