/**
 * The most styles that pages of one kind come with: each is a hash in the policy that every page is sent with, and each is
 * larger than a page needs by what only the others of its group show.
 */
const most = 4

/** A group of pages that share one inline style. */
interface Group {
  /** The modules of style whose classes stand in them. */
  readonly modules: ReadonlySet<string>
  /** Indexes of the pages. */
  readonly pages: readonly number[]
}

/** The module that a class was made from: the bundler writes its hash before the name. */
const moduleOf = (name: string) => /^([\w-]{6,8})_[a-zA-Z]/.exec(name)?.[1]

/** Bytes of the rules of each module: what a page that shows nothing of it would carry for another's sake. */
function weigh(css: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const rule of css.split('}')) {
    const name = moduleOf(rule.slice(rule.indexOf('.') + 1))
    if (name !== undefined) weights.set(name, (weights.get(name) ?? 0) + rule.length)
  }
  return weights
}

function modulesOf(page: string, weights: ReadonlyMap<string, number>): Set<string> {
  const names = [...page.matchAll(/ class="([^"]*)"/g)].flatMap(([, list = '']) => list.split(' '))
  return new Set(names.flatMap((name) => moduleOf(name) ?? []).filter((name) => weights.has(name)))
}

const merged = (a: Group, b: Group): Group => ({
  modules: new Set([...a.modules, ...b.modules]),
  pages: [...a.pages, ...b.pages],
})

/** The two groups that cost least together, beside what they cost apart. */
function nearest(groups: readonly Group[], costOf: (group: Group) => number): readonly [Group, Group] | null {
  let best: { readonly pair: readonly [Group, Group]; readonly more: number } | null = null
  for (const [index, a] of groups.entries())
    for (const b of groups.slice(index + 1)) {
      const more = costOf(merged(a, b)) - costOf(a) - costOf(b)
      if (!best || more < best.more) best = { pair: [a, b], more }
    }
  return best?.pair ?? null
}

/**
 * Which pages of a kind share a style: those that are made of nearly the same parts. Takes time in proportion to the pages;
 * how many sets of parts there are is bounded by the parts.
 *
 * @param css all style of the kind
 * @param pages the pages' HTML
 * @returns the indexes of the pages of each group, each page in one
 */
export function alikeOf(css: string, pages: readonly string[]): readonly (readonly number[])[] {
  const weights = weigh(css)
  const bySet = new Map<string, { modules: Set<string>; pages: number[] }>()
  for (const [index, page] of pages.entries()) {
    const modules = modulesOf(page, weights)
    const key = [...modules].sort().join()
    const group = bySet.get(key)
    if (group) group.pages.push(index)
    else bySet.set(key, { modules, pages: [index] })
  }
  const costOf = ({ modules, pages }: Group) =>
    pages.length * [...modules].reduce((sum, name) => sum + (weights.get(name) ?? 0), 0)
  let groups: readonly Group[] = [...bySet.values()]
  while (groups.length > most) {
    const pair = nearest(groups, costOf)
    if (!pair) break
    groups = [...groups.filter((group) => !pair.includes(group)), merged(...pair)]
  }
  return groups.map((group) => group.pages)
}
