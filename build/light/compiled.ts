import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** At the head of a script: compile every function of it while it comes, not one by one where they are called (Chrome 136). */
const hint = '//# allFunctionsCalledOnLoad\n'

/** Where scripts are: what stands elsewhere lists files, and has no functions. */
const chunks = '/_next/static/chunks/'

/** The bundler's runtime: what its few functions would win is less than the hint weighs. */
const runtime = `${chunks}turbopack-`

/** Less than this, in characters, is compiled as fast as it is asked for. */
const least = 4_000

/** How the bundler writes which script this is, for a worker, too, which has no document; the same in fewer bytes than the hint has. */
const longForm = '"object"==typeof document?document.currentScript:void 0'
const shortForm = 'self.document?.currentScript'

/**
 * Lets a browser compile scripts beside the page's own thread, while they come: nearly all of what a tool's page names is called as it
 * comes to life, and would keep its reader waiting there. The lists of files among them are written without blanks.
 *
 * @param out the folder of the built site
 * @param scripts their addresses in it; a second call changes nothing
 */
export async function compileAhead(out: string, scripts: Iterable<string>): Promise<void> {
  for (const script of scripts) {
    const file = join(out, script)
    const text = readFileSync(file, 'utf8')
    if (!script.startsWith(chunks)) writeFileSync(file, (await transform(text, { minify: true })).code.trim())
    else if (text.length >= least && !script.startsWith(runtime) && !text.startsWith(hint))
      writeFileSync(file, hint + text.replace(longForm, shortForm))
  }
}
