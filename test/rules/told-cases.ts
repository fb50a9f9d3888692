import { readdirSync, readFileSync } from 'node:fs'

/** Texts with what is told of them: a file holds `=== name`, the text (`file:` names one that stands elsewhere), `---`, lines. */
export function toldCases(folder: URL): { readonly file: string; readonly cases: readonly (readonly string[])[] }[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const parts = readFileSync(new URL(file, folder), 'utf8').split(/^=== /m).slice(1)
      const cases = parts.map((part) => {
        const [, name = '', written = '', told = ''] = /^(.*)\n([\s\S]*)\n---\n([\s\S]*)$/.exec(part) ?? []
        const [, path] = /^file: (.*)$/.exec(written) ?? []
        return [name, path === undefined ? written : readFileSync(new URL(path, folder), 'utf8'), told.trim()]
      })
      return { file, cases }
    })
}
