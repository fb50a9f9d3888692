import { type Block, blockAt, count, formatBlock, lastOf, parseBlock, relation, split, widthOf } from '@/lib/cidr'

/** A part of a split block, with the reader's name for it. */
export interface Leaf {
  readonly block: Block
  readonly label: string
}

/** A block cut into parts, which fill it without gap or overlap, in address order. */
export interface SplitTree {
  readonly root: Block
  readonly leaves: readonly Leaf[]
}

/** A line of the tree: a part, or a block that was cut further. */
export interface TreeLine {
  readonly block: Block
  /** Null for a block that was cut. */
  readonly leaf: Leaf | null
  /** The branches that lead to it, drawn in two characters a step. */
  readonly branch: string
}

/** Most parts that are kept and shown. */
export const mostLeaves = 1024
/** Most characters of a block as it is written; a link may hold anything. */
const longestBlock = 100

/** The tree of a text with a part a line: a block, a space, a name. Null when the parts do not fill one block. */
export function readTree(text: string): SplitTree | null {
  const leaves: Leaf[] = []
  for (const line of text.split('\n', mostLeaves + 1)) {
    const space = line.indexOf(' ')
    const written = space < 0 ? line : line.slice(0, space)
    const parsed = written.length > longestBlock ? null : parseBlock(written)
    if (!parsed?.ok) return null
    leaves.push({ block: parsed.value, label: space < 0 ? '' : line.slice(space + 1) })
  }
  const [first] = leaves
  const end = leaves.at(-1)
  if (!first || !end || leaves.length > mostLeaves) return null
  let next = first.block.first
  for (const { block } of leaves) {
    if (block.family !== first.block.family || block.first !== next) return null
    next = lastOf(block) + 1n
  }
  const size = next - first.block.first
  const prefix = widthOf(first.block.family) - (size.toString(2).length - 1)
  const root = blockAt(first.block.family, first.block.first, prefix)
  return root.first === first.block.first && count(root) === size ? { root, leaves } : null
}

/** The text that readTree reads. */
export function writeTree({ leaves }: SplitTree): string {
  return leaves.map(({ block, label }) => `${formatBlock(block)} ${label}`.trimEnd()).join('\n')
}

/** A block that is not cut yet. */
export function wholeTree(root: Block): SplitTree {
  return { root, leaves: [{ block: root, label: '' }] }
}

/** Cuts one part in two; the name stays with the lower half. */
export function halve(tree: SplitTree, leaf: Leaf): SplitTree {
  const halves = split(leaf.block, leaf.block.prefix + 1)
  const cut = halves.map((block, index) => ({ block, label: index === 0 ? leaf.label : '' }))
  return { ...tree, leaves: tree.leaves.flatMap((other) => (other === leaf ? cut : [other])) }
}

/** Makes one part of all that lie in a block; it gets the first name among them. */
export function join(tree: SplitTree, block: Block): SplitTree {
  const inside = tree.leaves.filter((leaf) => relation(block, leaf.block) !== 'disjoint')
  const label = inside.find((leaf) => leaf.label !== '')?.label ?? ''
  const joined = { block, label }
  return {
    ...tree,
    leaves: tree.leaves.flatMap((leaf) => (leaf === inside[0] ? [joined] : inside.includes(leaf) ? [] : [leaf])),
  }
}

/** Cuts the whole into parts of one size; names stay where the part's first address had one. */
export function splitEvenly({ root, leaves }: SplitTree, prefix: number): SplitTree {
  const named = new Map(leaves.map(({ block, label }) => [block.first, label]))
  return { root, leaves: split(root, prefix).map((block) => ({ block, label: named.get(block.first) ?? '' })) }
}

/** Gives a part a name of one line. */
export function name(tree: SplitTree, leaf: Leaf, label: string): SplitTree {
  const named = { ...leaf, label: label.replace(/\s/g, ' ') }
  return { ...tree, leaves: tree.leaves.map((other) => (other === leaf ? named : other)) }
}

/** The lines of the tree, each block before its halves. */
export function treeLines({ root, leaves }: SplitTree): TreeLine[] {
  const lines: TreeLine[] = []
  let next = 0
  // `stem` continues below a lower half and ends below an upper one.
  const visit = (block: Block, branch: string, stem: string) => {
    const leaf = leaves[next]
    if (!leaf) return
    if (leaf.block.prefix <= block.prefix) {
      lines.push({ block, leaf, branch })
      next += 1
      return
    }
    lines.push({ block, leaf: null, branch })
    const [low, high] = split(block, block.prefix + 1)
    if (low) visit(low, `${stem}├ `, `${stem}│ `)
    if (high) visit(high, `${stem}└ `, `${stem}  `)
  }
  visit(root, '', '')
  return lines
}
