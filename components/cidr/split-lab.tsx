import { format, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { type Block, count, formatBlock, relation, widthOf } from '@/lib/cidr'
import { AreaMap } from './area-map'
import { rowOf } from './block-row'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import type { LabState } from './lab-state'
import {
  halve,
  join,
  mostLeaves,
  name,
  readTree,
  type SplitTree,
  splitEvenly,
  type TreeLine,
  treeLines,
  wholeTree,
  writeTree,
} from './split-tree'

interface Props {
  /** The block of the main field, if it holds one. */
  readonly block: Block | null
  readonly state: LabState
  readonly onChange: (part: Partial<LabState>) => void
}

/** A block split as a tree: halve, join, name, export. */
export function SplitLab({ block, state, onChange }: Props) {
  const text = useMessages('cidr')
  const tree = readTree(state.tree) ?? (block && wholeTree(block))
  const set = (next: SplitTree) => onChange({ tree: writeTree(next) })
  return (
    <section aria-labelledby="tree">
      <h2 id="tree">{text.tree}</h2>
      {tree ? (
        <>
          <p>{format(text.treeLead, { block: formatBlock(tree.root) })}</p>
          <AreaMap
            root={tree.root}
            label={text.treeLine}
            freeWord=""
            areas={tree.leaves.map(({ block: part, label }) => ({ block: part, name: label }))}
          />
          <p className="tools no-print">
            <SplitEvenly tree={tree} onChange={set} />
            {block && relation(block, tree.root) !== 'equal' ? (
              <button type="button" className="button" onClick={() => onChange({ tree: '' })}>
                {format(text.treeStart, { block: formatBlock(block) })}
              </button>
            ) : null}
          </p>
          <ScrollBox stacks>
            <table className={styles.tree}>
              <thead>
                <tr>
                  <th scope="col">{text.block}</th>
                  <td className="no-print" />
                  <th scope="col">{text.label}</th>
                  <th scope="col">{text.first}</th>
                  <th scope="col">{text.last}</th>
                  <th scope="col">{text.count}</th>
                </tr>
              </thead>
              <tbody>
                {treeLines(tree).map((line) => (
                  <Line key={formatBlock(line.block)} line={line} tree={tree} onChange={set} />
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <p className="tools no-print">
            <ExportButtons
              name="split"
              rows={() => tree.leaves.map((leaf) => ({ ...rowOf(leaf.block), label: leaf.label }))}
            />
          </p>
        </>
      ) : (
        <p>{text.needBlock}</p>
      )}
    </section>
  )
}

interface TreeProps {
  readonly tree: SplitTree
  readonly onChange: (tree: SplitTree) => void
}

function SplitEvenly({ tree, onChange }: TreeProps) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const { family, prefix } = tree.root
  const deepest = Math.min(prefix + Math.log2(mostLeaves), widthOf(family))
  const choices = Array.from({ length: deepest - prefix + 1 }, (_, steps) => prefix + steps)
  const even = tree.leaves.every((leaf) => leaf.block.prefix === tree.leaves[0]?.block.prefix)
  return (
    <label>
      {text.splitEvenly}{' '}
      <select
        className={`field ${styles.prefix}`}
        value={even ? tree.leaves[0]?.block.prefix : ''}
        onChange={(event) => onChange(splitEvenly(tree, Number(event.target.value)))}
      >
        {even ? null : <option value="">{text.splitUneven}</option>}
        {choices.map((each) => (
          <option key={each} value={each}>
            {format(text.splitInto, { prefix: each, number: number(2 ** (each - prefix)) })}
          </option>
        ))}
      </select>
    </label>
  )
}

function Line({ line: { block, leaf, branch }, tree, onChange }: TreeProps & { readonly line: TreeLine }) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const { block: written, first, last } = rowOf(block)
  const full = tree.leaves.length >= mostLeaves || block.prefix === widthOf(block.family)
  return (
    <tr>
      <th scope="row">
        <span className={styles.branch} aria-hidden="true">
          {branch}
        </span>
        <code>{written}</code>
      </th>
      <td className="no-print">
        {leaf ? (
          <button
            type="button"
            className="button"
            disabled={full}
            aria-label={format(text.halveOf, { block: written })}
            onClick={() => onChange(halve(tree, leaf))}
          >
            {text.halve}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            aria-label={format(text.joinOf, { block: written })}
            onClick={() => onChange(join(tree, block))}
          >
            {text.join}
          </button>
        )}
      </td>
      {leaf ? (
        <>
          <td>
            <input
              className={`field ${styles.label}`}
              aria-label={format(text.labelOf, { block: written })}
              value={leaf.label}
              onChange={(event) => onChange(name(tree, leaf, event.target.value))}
            />
          </td>
          <td className="mono" data-label={text.first}>
            {first}
          </td>
          <td className="mono" data-label={text.last}>
            {last}
          </td>
          <td data-label={text.count}>{number(count(block))}</td>
        </>
      ) : (
        <td colSpan={4} />
      )}
    </tr>
  )
}
