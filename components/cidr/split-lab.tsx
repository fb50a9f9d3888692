import { format, useMessages } from '@/components/messages'
import {
  type Block,
  count,
  formatAddress,
  formatBlock,
  lastOf,
  parentOf,
  parseBlock,
  plan,
  split,
  widthOf,
} from '@/lib/cidr'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import type { LabState } from './lab-state'

interface Props {
  /** The block of the main field, if it holds one. */
  readonly block: Block | null
  readonly state: LabState
  readonly onChange: (part: Partial<LabState>) => void
}

interface Leaf {
  readonly block: Block
  readonly label: string
}

/** Leaves of the tree; lines that are no block are left out. */
function leavesOf(tree: string): Leaf[] {
  return tree.split('\n').flatMap((line) => {
    const [written = '', ...label] = line.split(' ')
    const parsed = parseBlock(written)
    return parsed.ok ? [{ block: parsed.value, label: label.join(' ') }] : []
  })
}

function textOf(leaves: readonly Leaf[]): string {
  return leaves.map((leaf) => `${formatBlock(leaf.block)} ${leaf.label}`.trim()).join('\n')
}

/** A block split as a tree: halve, join, name, export. */
export function SplitLab({ block, state, onChange }: Props) {
  const text = useMessages('cidr')
  const saved = leavesOf(state.tree)
  const leaves: readonly Leaf[] = saved.length > 0 ? saved : block ? [{ block, label: '' }] : []
  const set = (next: readonly Leaf[]) => onChange({ tree: textOf(next) })
  const [first] = leaves
  const shallowest = Math.min(...leaves.map((leaf) => leaf.block.prefix))

  function halve(leaf: Leaf) {
    const [low, high] = split(leaf.block, leaf.block.prefix + 1)
    if (!low || !high) return
    set(
      leaves.flatMap((other) =>
        other === leaf
          ? [
              { block: low, label: leaf.label },
              { block: high, label: '' },
            ]
          : [other],
      ),
    )
  }

  /** The neighbour that makes one block with this one, if it is a leaf too. */
  function neighbour(leaf: Leaf): Leaf | undefined {
    const parent = parentOf(leaf.block)
    return leaves.find(
      (other) =>
        other !== leaf &&
        other.block.prefix === leaf.block.prefix &&
        parent &&
        parentOf(other.block)?.first === parent.first,
    )
  }

  function join(leaf: Leaf) {
    const other = neighbour(leaf)
    const parent = parentOf(leaf.block)
    if (!other || !parent) return
    const label = leaf.label || other.label
    const at = Math.min(leaves.indexOf(leaf), leaves.indexOf(other))
    set(
      leaves.flatMap((each, index) =>
        index === at ? [{ block: parent, label }] : each === leaf || each === other ? [] : [each],
      ),
    )
  }

  return (
    <section aria-labelledby="tree">
      <h2 id="tree">{text.tree}</h2>
      {first ? (
        <>
          <p>{format(text.treeLead, { block: block ? formatBlock(block) : formatBlock(first.block) })}</p>
          <div className="scroll-x">
            <table>
              <thead>
                <tr>
                  <th scope="col">{text.block}</th>
                  <th scope="col">{text.first}</th>
                  <th scope="col">{text.last}</th>
                  <th scope="col">{text.count}</th>
                  <th scope="col">{text.label}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {leaves.map((leaf) => {
                  const name = formatBlock(leaf.block)
                  return (
                    <tr key={name}>
                      <th scope="row">
                        <span className="mono" aria-hidden="true">
                          {'· '.repeat(Math.min(leaf.block.prefix - shallowest, 12))}
                        </span>
                        <code>{name}</code>
                      </th>
                      <td className="mono">{formatAddress(leaf.block.family, leaf.block.first)}</td>
                      <td className="mono">{formatAddress(leaf.block.family, lastOf(leaf.block))}</td>
                      <td>{count(leaf.block).toLocaleString('en-US')}</td>
                      <td>
                        <input
                          className={`field ${styles.label}`}
                          aria-label={format(text.labelOf, { block: name })}
                          value={leaf.label}
                          onChange={(event) =>
                            set(
                              leaves.map((other) =>
                                other === leaf ? { ...leaf, label: event.target.value.replaceAll('\n', ' ') } : other,
                              ),
                            )
                          }
                        />
                      </td>
                      <td className="no-print">
                        <span className={styles.tools}>
                          <button
                            type="button"
                            className="button"
                            disabled={leaf.block.prefix === widthOf(leaf.block.family)}
                            aria-label={format(text.halveOf, { block: name })}
                            onClick={() => halve(leaf)}
                          >
                            {text.halve}
                          </button>
                          <button
                            type="button"
                            className="button"
                            disabled={!neighbour(leaf)}
                            aria-label={format(text.joinOf, { block: name })}
                            onClick={() => join(leaf)}
                          >
                            {text.join}
                          </button>
                        </span>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <p className={`${styles.tools} no-print`}>
            <ExportButtons
              name="split"
              rows={() =>
                leaves.map((leaf) => ({
                  block: formatBlock(leaf.block),
                  first: formatAddress(leaf.block.family, leaf.block.first),
                  last: formatAddress(leaf.block.family, lastOf(leaf.block)),
                  count: String(count(leaf.block)),
                  label: leaf.label,
                }))
              }
            />
            {block ? (
              <button type="button" className="button" onClick={() => onChange({ tree: '' })}>
                {text.treeStart}
              </button>
            ) : null}
          </p>
        </>
      ) : (
        <p>{text.needBlock}</p>
      )}
    </section>
  )
}

const wish = /^[1-9][0-9]{0,38}$/

/** Blocks for so many addresses each, placed into the block of the main field. */
export function PlanLab({ block, state, onChange }: Props) {
  const text = useMessages('cidr')
  const parts = state.plan.split(/[\s,;、，]+/).filter((part) => part !== '')
  const sound = parts.every((part) => wish.test(part)) && parts.length <= 500
  const given = block && sound ? plan(block, parts.map(BigInt)) : []
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{text.plan}</h2>
      <p>{text.planLead}</p>
      <label>
        {text.planWishes}
        <input
          className="field mono"
          value={state.plan}
          aria-invalid={!sound}
          onChange={(event) => onChange({ plan: event.target.value })}
        />
      </label>
      {sound ? null : <p className="drop">✕ {text.planBad}</p>}
      {block ? (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.planWishes}</th>
                <th scope="col">{text.block}</th>
                <th scope="col">{text.count}</th>
              </tr>
            </thead>
            <tbody>
              {given.map(({ wanted, block: placed }, index) => (
                <tr key={`${String(index)} ${String(wanted)}`}>
                  <td>{wanted.toLocaleString('en-US')}</td>
                  <td>
                    {placed ? <code>{formatBlock(placed)}</code> : <span className="drop">✕ {text.planNoRoom}</span>}
                  </td>
                  <td>{placed ? count(placed).toLocaleString('en-US') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{text.needBlock}</p>
      )}
    </section>
  )
}
