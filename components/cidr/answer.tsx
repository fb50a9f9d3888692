import { CopyButton } from '@/components/copy'
import { Link } from '@/components/link'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type Block, count, formatAddress, formatBlock, lastOf, maskOf, special, wildcardOf } from '@/lib/cidr'
import styles from './cidr.module.css'
import { RuleCopies } from './rule-copies'
import { SpecialUse } from './special-use'
import { usableIn, type VSwitchFacts } from './vswitch'

interface Props {
  readonly block: Block
  /** Absent where the page carries no facts of the cloud. */
  readonly vswitch?: VSwitchFacts | undefined
}

/** The answer: the block, large, with its copies, then what it stands for in one row. */
export function Answer({ block, vswitch }: Props) {
  const text = useMessages('cidr')
  const { family, first, prefix } = block
  const source = formatBlock(block)
  const mask = maskOf(block)
  const { number } = useNumbers()
  const usable = vswitch && family === 4 ? usableIn(block, vswitch) : undefined
  return (
    <div className={styles.answer}>
      <p className={family === 4 ? styles.block : styles.longBlock}>
        <output>
          {formatAddress(family, first)}
          <strong>/{prefix}</strong>
        </output>
      </p>
      <div className="tools no-print">
        <CopyButton text={source} />
        <details className={styles.forms}>
          <summary className="button">{text.otherForms}</summary>
          <div>
            <RuleCopies blocks={[block]} />
            <p>
              <code>
                {formatAddress(family, first)} – {formatAddress(family, lastOf(block))}
              </code>{' '}
              <CopyButton text={`${formatAddress(family, first)}-${formatAddress(family, lastOf(block))}`} />
            </p>
          </div>
        </details>
        <Link className="button" to={`/tools/rules/#source=${encodeURIComponent(source)}`}>
          {text.toSimulator}
        </Link>
      </div>
      <dl className={styles.row}>
        <Fact name={text.count} value={number(count(block))} />
        {usable === undefined ? null : (
          <Fact
            name={text.usable}
            value={usable === null ? '—' : number(usable)}
            note={usable === null ? format(text.noVSwitch, { ...vswitch }) : text.reserved}
          />
        )}
        <Fact name={text.first} value={formatAddress(family, first)} />
        <Fact name={text.last} value={formatAddress(family, lastOf(block))} />
        {mask ? <Fact name={text.mask} value={mask} /> : null}
        {mask ? <Fact name={text.wildcard} value={wildcardOf(block) ?? ''} /> : null}
        <div>
          <dt>{text.special}</dt>
          <dd>
            <SpecialUse {...special(block)} />
          </dd>
        </div>
      </dl>
      {prefix === 0 ? <p className="drop">△ {text.everyone}</p> : null}
    </div>
  )
}

function Fact({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code> {note ? <small>{note}</small> : null}
      </dd>
    </div>
  )
}
