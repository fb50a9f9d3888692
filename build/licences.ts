import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Licences that ask of who passes the site on no more than that their text goes along. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT'])

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
})

/** A package that may stand in what readers are sent. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX identifier. */
  readonly licence: string
  /** Its text, as the package brings it; empty where it brings none. */
  readonly text: string
}

/**
 * The licences of all packages that the site's own dependencies bring, by name. Those of tools, and those that are installed on
 * some machines only, are left out: nothing of them is sent to readers.
 *
 * @param root the project's folder, with its packages installed
 * @throws an error that names each package whose licence is none of the allowed ones
 */
export function licencesOf(root: string): Licence[] {
  const { packages } = lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const found = Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.dev && !entry.optional && !entry.link)
    .map(([path, { version = '', license = 'none' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      text: textIn(join(root, path)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const refused = found.filter(({ licence }) => !allowed.has(licence))
  if (refused.length > 0)
    throw new Error(`no allowed licence: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`)
  return found
}

function textIn(folder: string): string {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name)) : undefined
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
}

/** The file that goes along with the site. */
export function licencesText(licences: readonly Licence[]): string {
  const parts = licences.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`.trim())
  return `${['What this site is made with, and under which licences.', ...parts].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`
}
