import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The names of a style module's classes, by those that its source gives them. */
export type ClassNames = Readonly<Record<string, string>>

/** How the bundler writes a module of names: `18619,e=>{e.v({strip:"bJumcq_strip"})}`. */
const writtenModule = /(?<![\d.])(\d+),\w=>\{\w\.v\(\{([^{}]*)\}\)\}/g
/** The class of another module that a class is composed with: `accept:"U9o_accept "+e.i(931).accept`. */
const composed = /\.i\((\d+)\)(?:\.([\w-]+)|\["([\w-]+)"\])/g

const unquoted = (text: string) => text.replaceAll('"', '').trim()

/** The modules of names in some scripts, by their numbers. */
function modulesIn(scripts: readonly string[]): ReadonlyMap<string, ClassNames> {
  const written = new Map(
    scripts.flatMap((script) => [...script.matchAll(writtenModule)].map(([, id = '', names = '']) => [id, names])),
  )
  const made = new Map<string, ClassNames>()
  const namesOf = (id: string): ClassNames => {
    const before = made.get(id)
    if (before) return before
    const names = Object.fromEntries(
      (written.get(id) ?? '').split(',').map((entry) => {
        const [own = '', value = ''] = entry.split(':')
        const [plain = ''] = value.split('+')
        const others = [...value.matchAll(composed)].map(([, other = '', a, b]) => namesOf(other)[a ?? b ?? ''])
        return [unquoted(own), [unquoted(plain), ...others].join(' ')]
      }),
    )
    made.set(id, names)
    return names
  }
  for (const id of written.keys()) namesOf(id)
  return made
}

/** What of a style module names no class: comments, texts, and classes of the whole site. */
const noClasses = [/\/\*(?:[^*]|\*(?!\/))*\*\//g, /"[^"\n]*"|'[^'\n]*'/g, /:global\([^()]*\)/g]

function classesIn(css: string): Set<string> {
  const plain = noClasses.reduce((text, other) => text.replace(other, ''), css)
  return new Set([...plain.matchAll(/\.([a-zA-Z_][\w-]*)/g)].flatMap(([, name]) => name ?? []))
}

/**
 * Finds what the bundler has called the classes of style modules, so that what is bundled apart calls them the same.
 *
 * @param folder the scripts that the bundler wrote
 * @returns the names for the source of a module; it throws where none or several modules have its classes
 */
export function classNamesIn(folder: string): (css: string) => ClassNames {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const known = [...modulesIn(files.map((file) => readFileSync(join(folder, file), 'utf8'))).values()]
  return (css) => {
    const classes = [...classesIn(css)]
    const [only, ...more] = known.filter((names) => {
      const own = Object.keys(names)
      return classes.every((name) => own.includes(name)) && own.every((name) => css.includes(name))
    })
    if (!only || more.length > 0)
      throw new Error(`${only ? 'several' : 'no'} style modules of the site have the classes ${classes.join(', ')}`)
    return only
  }
}
