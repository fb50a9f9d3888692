/**
 * `npm run bench:paste [folder …]`: processor time that the diagnosis of 5 MB takes, by what they are; first as if the page had just
 * been opened, then the median of three. Each folder is another working copy that is measured in turn with this one.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { diceOf, hostilePastes, largePastes } from '../reachability/large-pastes'
import { cpu } from './memory'

type Diagnose = typeof import('@/lib/reachability').diagnose

const own = fileURLToPath(new URL('../..', import.meta.url))
const given = process.argv.slice(2)
const only = given.filter((argument) => argument.startsWith('--only=')).map((argument) => argument.slice(7))
const copies = [own, ...given.filter((argument) => !argument.startsWith('--')).map((folder) => resolve(folder))]

/** What a working copy diagnoses with. */
async function engineOf(copy: string, room: string, number: number): Promise<Diagnose> {
  const outfile = join(room, `${number}.mjs`)
  await build({
    entryPoints: [join(copy, 'lib/reachability/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
    alias: { '@/lib': join(copy, 'lib') },
  })
  const engine: typeof import('@/lib/reachability') = await import(pathToFileURL(outfile).href)
  return engine.diagnose
}

function timed(diagnose: Diagnose, paste: string): number {
  const start = cpu()
  diagnose({ target: { direction: 'ingress', protocol: 'tcp', port: 443, from: null }, evidence: [paste] })
  return cpu() - start
}

const room = mkdtempSync(join(tmpdir(), 'paste-'))
try {
  const engines = await Promise.all(copies.map((copy, number) => engineOf(copy, room, number)))
  const kinds: [string, (seed: number) => string][] = [
    ...Object.entries(largePastes).map(([name, make]): [string, (seed: number) => string] => [
      name,
      (seed) => make(diceOf(seed)),
    ]),
    ...Object.entries(hostilePastes).map(([name, make]): [string, (seed: number) => string] => [name, () => make()]),
  ].filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)))
  console.log(`${''.padEnd(60)}${copies.map((copy) => copy.slice(-20).padStart(22)).join('')}\n`)
  for (const [name, make] of kinds) {
    const times = engines.map((): number[] => [])
    for (let seed = 1; seed <= 3; seed += 1) {
      const paste = make(seed)
      for (const [number, diagnose] of engines.entries()) times[number]?.push(timed(diagnose, paste))
    }
    const told = times.map((all) => {
      const [, median = 0] = all.toSorted((a, b) => a - b)
      return `${(all[0] ?? 0).toFixed(0)}, ${median.toFixed(0)} ms`.padStart(22)
    })
    console.log(`${name.padEnd(60)}${told.join('')}`)
  }
} finally {
  rmSync(room, { recursive: true, force: true })
}
